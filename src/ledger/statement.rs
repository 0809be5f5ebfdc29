//! A statement (relevé de compte): the entries of a contract over a year, and what they come to.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{QueryOrder, QuerySelect};

use super::entry::{COLUMN, Column, Entity, Entry};
use crate::agencies::SocieteId;
use crate::contracts::ContractId;
use crate::money::Cents;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    Year(i16),
    /// From the first entry to the last.
    All,
}

/// An entry, and what the account came to with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub entry: Entry,
    pub balance: Cents,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub period: Period,
    /// The years that have entries, the newest first.
    pub years: Vec<i16>,
    /// What the account came to before the period.
    pub opening: Cents,
    /// In the order of their days, then as they came.
    pub lines: Vec<Line>,
    pub closing: Cents,
    /// What the account comes to with everything, later years included.
    pub balance: Cents,
    /// What the entries of each month come to, by year and month.
    months: BTreeMap<(i16, i8), Cents>,
}

impl Statement {
    /// Two reads, whatever the number of entries. Without a period asked for, that of the newest
    /// entry.
    pub async fn of(
        db: &impl ConnectionTrait,
        (societe, contract): (SocieteId, ContractId),
        asked: Option<Period>,
    ) -> Result<Self, DbErr> {
        let months = months(db, societe, contract).await?;
        let newest = months.keys().next_back().map_or(Period::All, |(year, _)| Period::Year(*year));
        let period = asked.unwrap_or(newest);
        let entries = entries(db, (societe, contract), period).await?;
        Ok(Self::from(months, period, entries))
    }

    /// What the account came to at the end of each of the last `count` months up to this one.
    pub fn month_ends(&self, (year, month): (i16, i8), count: usize) -> Vec<((i16, i8), Cents)> {
        let mut at = (year, month);
        let mut ends = Vec::with_capacity(count);
        for _ in 0..count {
            let until = self.months.range(..=at).map(|(_, cents)| *cents).sum();
            ends.push((at, until));
            at = if at.1 == 1 { (at.0 - 1, 12) } else { (at.0, at.1 - 1) };
        }
        ends.reverse();
        ends
    }

    fn from(months: BTreeMap<(i16, i8), Cents>, period: Period, entries: Vec<Entry>) -> Self {
        let mut years: Vec<i16> = months.keys().map(|(year, _)| *year).collect();
        years.dedup();
        years.reverse();
        let opening = match period {
            Period::Year(first) => months.range(..(first, 0)).map(|(_, cents)| *cents).sum(),
            Period::All => Cents::ZERO,
        };
        let mut closing = opening;
        let lines = entries.into_iter().map(|entry| {
            closing = closing + entry.cents;
            Line { entry, balance: closing }
        });
        let lines = lines.collect();
        let balance = months.values().copied().sum();
        Self { period, years, opening, lines, closing, balance, months }
    }
}

/// One row a month that has entries.
async fn months(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    contract: ContractId,
) -> Result<BTreeMap<(i16, i8), Cents>, DbErr> {
    let month = || Expr::cust("substr(dated_on, 1, 7)");
    let rows: Vec<(String, i64)> = Entity::find()
        .select_only()
        .expr_as(month(), "month")
        .expr_as(Expr::cust("cast(sum(cents) as bigint)"), "total")
        .filter(COLUMN.societe_id.eq(societe))
        .filter(COLUMN.contract_id.eq(contract))
        .group_by(month())
        .into_tuple()
        .all(db)
        .await?;
    let read = |(month, cents): (String, i64)| {
        let (year, month) = month.split_once('-')?;
        Some(((year.parse().ok()?, month.parse().ok()?), Cents::new(cents)))
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

async fn entries(
    db: &impl ConnectionTrait,
    (societe, contract): (SocieteId, ContractId),
    period: Period,
) -> Result<Vec<Entry>, DbErr> {
    let mut question = Entity::find()
        .filter(COLUMN.societe_id.eq(societe))
        .filter(COLUMN.contract_id.eq(contract));
    if let Period::Year(year) = period {
        // Days are kept as texts whose order is theirs.
        let (first, last) = (format!("{year:04}-01-01"), format!("{year:04}-12-31"));
        question = question.filter(Column::DatedOn.between(first, last));
    }
    question.order_by_asc(COLUMN.dated_on).order_by_asc(COLUMN.id).all(db).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(all: &[(i16, i8, i64)]) -> BTreeMap<(i16, i8), Cents> {
        all.iter().map(|(year, month, cents)| ((*year, *month), Cents::new(*cents))).collect()
    }

    #[test]
    fn a_year_opens_with_what_came_before_and_later_years_count_in_the_balance_alone() {
        let months = months(&[(2024, 12, 100), (2025, 3, 50), (2026, 1, -20)]);
        let statement = Statement::from(months, Period::Year(2025), Vec::new());
        assert_eq!(statement.opening, Cents::new(100));
        assert_eq!(statement.balance, Cents::new(130));
        assert_eq!(statement.years, [2026, 2025, 2024]);
    }

    #[test]
    fn months_without_an_entry_end_as_the_one_before() {
        let months = months(&[(2025, 11, 100), (2026, 2, -30)]);
        let statement = Statement::from(months, Period::All, Vec::new());
        let ends = statement.month_ends((2026, 2), 5);
        let told: Vec<_> = ends.iter().map(|(month, cents)| (*month, cents.cents())).collect();
        let expected = [
            ((2025, 10), 0),
            ((2025, 11), 100),
            ((2025, 12), 100),
            ((2026, 1), 100),
            ((2026, 2), 70),
        ];
        assert_eq!(told, expected);
    }
}

//! Where a contract stands: what its entries come to, what is late, what is to be paid next.

use sea_orm::sea_query::{Expr, ExprTrait, IntoCondition, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Iden, QueryResult};

use super::balance;
use super::state;
use super::unpaid::told_apart;
use crate::agencies::SocieteId;
use crate::clock::{Day, Moment, paris_today};
use crate::contracts::{ContractId, contract};
use crate::money::Cents;

/// What [`join`] adds to a question about contracts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// More than zero: the tiers owes it. None while the agency has sent no entry.
    pub balance_cents: Option<Cents>,
    balance_at: Option<Moment>,
    as_of: Option<Day>,
    /// The oldest day that has passed unpaid, and what is left of all such days.
    late: Option<(Day, Cents)>,
    /// The next day to pay by, today included, and what is left of that day.
    next: Option<(Day, Cents)>,
}

/// What that means to the tiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Nothing was sent: not the same as nothing due.
    Unknown,
    Late {
        since: Day,
    },
    DueBy(Day),
    /// Without a day.
    Owed,
    Settled,
    InFavour,
}

impl Standing {
    /// That of one contract.
    pub async fn of(
        db: &impl ConnectionTrait,
        (societe, id): (SocieteId, ContractId),
        today: Day,
    ) -> Result<Self, DbErr> {
        let contract = |column| Expr::col((contract::Entity, column));
        let mut question = Query::select();
        question
            .from(contract::Entity)
            .and_where(contract(contract::Column::SocieteId).eq(societe))
            .and_where(contract(contract::Column::Id).eq(id));
        join(&mut question, today);
        let row = db.query_one(&question).await?;
        Ok(row.map(|row| Self::from_query_result(&row, "")).transpose()?.unwrap_or_default())
    }

    pub fn stand(&self) -> Stand {
        let Some(balance) = self.balance_cents else { return Stand::Unknown };
        if balance.is_zero() {
            return Stand::Settled;
        }
        if balance < Cents::ZERO {
            return Stand::InFavour;
        }
        match (self.late, self.next) {
            (Some((since, _)), _) => Stand::Late { since },
            (None, Some((day, _))) => Stand::DueBy(day),
            (None, None) => Stand::Owed,
        }
    }

    /// What the tiers owes in all; None when it owes nothing.
    pub fn owed(&self) -> Option<Cents> {
        self.balance_cents.filter(|balance| *balance > Cents::ZERO)
    }

    /// What should have been paid, and since when.
    pub fn late(&self) -> Option<(Day, Cents)> {
        self.late.filter(|_| self.owed().is_some())
    }

    /// What is to be paid next, and by when.
    pub fn next(&self) -> Option<(Day, Cents)> {
        self.next.filter(|_| self.owed().is_some())
    }

    /// « Solde au … »: the day of the ledger, or that of the balance where none is told.
    pub fn as_of(&self) -> Option<Day> {
        self.as_of.or_else(|| self.balance_at.map(paris_today))
    }
}

impl FromQueryResult for Standing {
    fn from_query_result(row: &QueryResult, before: &str) -> Result<Self, DbErr> {
        let balance_cents: Option<Cents> = row.try_get(before, "balance_cents")?;
        if balance_cents.is_none() {
            return Ok(Self::default());
        }
        let unpaid: Option<String> = row.try_get(before, "unpaid")?;
        let (late, next) = match unpaid {
            Some(unpaid) => told_apart(&unpaid, row.try_get(before, "today")?),
            None => (None, None),
        };
        let balance_at = row.try_get(before, "balance_at")?;
        Ok(Self { balance_cents, balance_at, as_of: row.try_get(before, "as_of")?, late, next })
    }
}

/// Adds the columns of [`Standing`] to a question that names `contract`, without more rows.
pub fn join(question: &mut SelectStatement, today: impl Into<Expr>) {
    question
        .left_join(balance::Entity, of_contract(balance::Entity))
        .left_join(
            state::Entity,
            Expr::col((state::Entity, state::Column::SocieteId))
                .equals((contract::Entity, contract::Column::SocieteId)),
        )
        .expr_as(Expr::col((balance::Entity, balance::Column::Cents)), "balance_cents")
        .expr_as(Expr::col((balance::Entity, balance::Column::UpdatedAt)), "balance_at")
        .expr_as(Expr::col((state::Entity, state::Column::AsOf)), "as_of")
        .column((balance::Entity, balance::Column::Unpaid))
        .expr_as(today.into(), "today");
}

fn of_contract(table: impl Iden + Copy + 'static) -> sea_orm::sea_query::Condition {
    Expr::col((table, "societe_id"))
        .equals((contract::Entity, contract::Column::SocieteId))
        .and(Expr::col((table, "contract_id")).equals((contract::Entity, contract::Column::Id)))
        .into_condition()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<Day> {
        Day::parse(text)
    }

    fn with_balance(cents: i64) -> Standing {
        Standing { balance_cents: Some(Cents::new(cents)), ..Standing::default() }
    }

    #[test]
    fn nothing_sent_is_not_nothing_due() {
        assert_eq!(Standing::default().stand(), Stand::Unknown);
        assert_eq!(with_balance(0).stand(), Stand::Settled);
    }

    #[test]
    fn who_owes_whom_goes_by_the_sign() {
        assert_eq!(with_balance(-1).stand(), Stand::InFavour);
        assert_eq!(with_balance(1).stand(), Stand::Owed);
        assert_eq!(with_balance(-1).owed(), None);
        assert_eq!(with_balance(1).owed(), Some(Cents::new(1)));
    }

    #[test]
    fn what_is_late_comes_before_what_is_next() {
        let due = |text| day(text).zip(Some(Cents::new(100)));
        let next = Standing { next: due("2026-06-05"), ..with_balance(100) };
        assert_eq!(next.stand(), Stand::DueBy(day("2026-06-05").unwrap()));
        let late = Standing { late: due("2026-03-05"), ..next };
        assert_eq!(late.stand(), Stand::Late { since: day("2026-03-05").unwrap() });
    }

    #[test]
    fn the_ledger_s_own_day_comes_first() {
        let at = Moment::from_millis(1_778_589_120_000);
        let told = Standing { balance_at: Some(at), ..with_balance(0) };
        assert_eq!(told.as_of(), day("2026-05-12"));
        assert_eq!(Standing { as_of: day("2026-05-01"), ..told }.as_of(), day("2026-05-01"));
    }
}

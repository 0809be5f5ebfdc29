//! Where a contract stands: what its entries come to, what is late, what is to be paid next.

use sea_orm::sea_query::{Expr, ExprTrait, Func, IntoCondition, Query, SelectStatement};
use sea_orm::{FromQueryResult, Iden};

use super::balance;
use super::due;
use super::state;
use crate::clock::{Day, Moment, paris_today};
use crate::contracts::contract;
use crate::money::Cents;

/// Columns that [`join`] adds to a question about contracts.
#[derive(Clone, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Standing {
    /// More than zero: the tiers owes it. None while the agency has sent no entry.
    pub balance_cents: Option<Cents>,
    balance_at: Option<Moment>,
    as_of: Option<Day>,
    /// The oldest day that has passed unpaid, and what is left of all such days.
    pub late_since: Option<Day>,
    pub late_cents: Option<Cents>,
    /// The next day to pay by, today included, and what is left of that day.
    pub next_on: Option<Day>,
    pub next_cents: Option<Cents>,
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
    pub fn stand(&self) -> Stand {
        let Some(balance) = self.balance_cents else { return Stand::Unknown };
        if balance.is_zero() {
            return Stand::Settled;
        }
        if balance < Cents::ZERO {
            return Stand::InFavour;
        }
        match (self.late_since, self.next_on) {
            (Some(since), _) => Stand::Late { since },
            (None, Some(day)) => Stand::DueBy(day),
            (None, None) => Stand::Owed,
        }
    }

    /// What the tiers owes in all; None when it owes nothing.
    pub fn owed(&self) -> Option<Cents> {
        self.balance_cents.filter(|balance| *balance > Cents::ZERO)
    }

    /// What should have been paid, and since when.
    pub fn late(&self) -> Option<(Day, Cents)> {
        self.late_since.zip(self.late_cents).filter(|_| self.owed().is_some())
    }

    /// What is to be paid next, and by when.
    pub fn next(&self) -> Option<(Day, Cents)> {
        self.next_on.zip(self.next_cents).filter(|_| self.owed().is_some())
    }

    /// « Solde au … »: the day of the ledger, or that of the balance where none is told.
    pub fn as_of(&self) -> Option<Day> {
        self.as_of.or_else(|| self.balance_at.map(paris_today))
    }
}

/// Adds the columns of [`Standing`] to a question that names `contract`, without more rows.
pub fn join(question: &mut SelectStatement, today: Day) {
    let is_late = |due: Expr| due.lt(today);
    let is_to_come = |due: Expr| due.gte(today);
    let day_to_come = first_day("later", is_to_come);
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
        .expr_as(first_day("due", is_late), "late_since")
        .expr_as(sum("due", is_late), "late_cents")
        .expr_as(first_day("due", is_to_come), "next_on")
        .expr_as(sum("due", |due| due.eq(day_to_come)), "next_cents");
}

fn of_contract(table: impl Iden + Copy + 'static) -> sea_orm::sea_query::Condition {
    Expr::col((table, "societe_id"))
        .equals((contract::Entity, contract::Column::SocieteId))
        .and(Expr::col((table, "contract_id")).equals((contract::Entity, contract::Column::Id)))
        .into_condition()
}

/// The dues of the contract of the outer question whose day is as asked.
fn dues(alias: &'static str, day: impl FnOnce(Expr) -> Expr) -> SelectStatement {
    let due = |column| Expr::col((alias, column));
    Query::select()
        .from_as(due::Entity, alias)
        .and_where(
            due(due::Column::SocieteId).equals((contract::Entity, contract::Column::SocieteId)),
        )
        .and_where(due(due::Column::ContractId).equals((contract::Entity, contract::Column::Id)))
        .and_where(day(due(due::Column::DueOn)))
        .to_owned()
}

fn first_day(alias: &'static str, day: impl FnOnce(Expr) -> Expr) -> Expr {
    let mut question = dues(alias, day);
    question.expr(Func::min(Expr::col((alias, due::Column::DueOn))));
    question.into()
}

/// PostgreSQL adds integers up to a decimal.
fn sum(alias: &'static str, day: impl FnOnce(Expr) -> Expr) -> Expr {
    let mut question = dues(alias, day);
    let sum = Expr::from(Func::sum(Expr::col((alias, due::Column::Cents))));
    question.expr(sum.cast_as("bigint"));
    question.into()
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
        let next = Standing { next_on: day("2026-06-05"), ..with_balance(100) };
        assert_eq!(next.stand(), Stand::DueBy(day("2026-06-05").unwrap()));
        let late = Standing { late_since: day("2026-03-05"), ..next };
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

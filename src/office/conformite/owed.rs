//! What the law asks for each copropriétaire, in periods that a document is of or is not.
//!
//! Décret 2019-502, art. 2, asks for the individual account closed after the accounts were approved
//! (1°), the charges of the last two closed years (2°), the share of the works fund (3°), and the calls
//! for funds of the last three years (4°). Taken from secondary sources, not from the Journal officiel.
//!
//! The accounts of a year are approved within the next one: until then the year before is the last one
//! that can be asked for. Hence a year is asked for once the one after it is over, and its place may be
//! taken by a later one.

use jiff::ToSpan;
use sea_orm::sea_query::{Cond, Expr, ExprTrait};
use sea_orm::{DbErr, QueryResult};

use super::online::of;
use crate::clock::Day;
use crate::documents::{DocumentKind, document};

/// The year of accounts that runs, and the three before it.
const YEARS: [&str; 4] = ["y0", "y1", "y2", "y3"];
/// The last three times twelve months, to the day.
const CALLS: [&str; 3] = ["c1", "c2", "c3"];
/// Calls are sent every quarter: who has held the lot for less may have had none.
const QUARTER: i32 = 3;

/// Of which periods there is something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Owed {
    years: [bool; 4],
    calls: [bool; 3],
}

/// What is asked for, of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// So many years, among the last ones so many.
    Years { count: usize, among: usize },
    /// Something in each of the first times twelve months.
    Calls(usize),
}

impl Asked {
    pub fn is_empty(self) -> bool {
        matches!(self, Self::Years { count: 0, .. } | Self::Calls(0))
    }
}

impl Owed {
    /// Each period by its name, and what a document of it looks like.
    pub fn periods(today: Day) -> Vec<(&'static str, Cond)> {
        let year = |(back, name): (usize, &&'static str)| {
            let year = i32::from(today.date().year()) - i32::try_from(back).unwrap_or(0);
            (*name, of_year(year))
        };
        let call = |(back, name): (usize, &&'static str)| {
            let years = i32::try_from(back).unwrap_or(0);
            (*name, between(before(today, 12 * (years + 1)), before(today, 12 * years)))
        };
        let years = YEARS.iter().enumerate().map(year);
        years.chain(CALLS.iter().enumerate().map(call)).collect()
    }

    pub fn read(row: &QueryResult) -> Result<Self, DbErr> {
        let mut owed = Self::default();
        for (is_there, name) in owed.years.iter_mut().zip(YEARS) {
            *is_there = row.try_get::<i32>("", name)? > 0;
        }
        for (is_there, name) in owed.calls.iter_mut().zip(CALLS) {
            *is_there = row.try_get::<i32>("", name)? > 0;
        }
        Ok(owed)
    }

    pub fn and(self, other: Self) -> Self {
        let mut both = self;
        both.years.iter_mut().zip(other.years).for_each(|(one, other)| *one |= other);
        both.calls.iter_mut().zip(other.calls).for_each(|(one, other)| *one |= other);
        both
    }

    pub fn has(self, asked: Asked) -> bool {
        match asked {
            Asked::Years { count, among } => {
                self.years.iter().take(among).filter(|it| **it).count() >= count
            }
            Asked::Calls(count) => self.calls.iter().take(count).all(|it| *it),
        }
    }
}

/// Since when somebody holds a lot, in what can be asked for.
#[derive(Clone, Copy, Debug)]
pub struct Since {
    /// Closed years whose accounts must have been approved, in which they held it.
    years: usize,
    /// Times twelve months in which they held it for a quarter at least.
    calls: usize,
}

impl Since {
    pub fn of(since: Option<Day>, today: Day) -> Self {
        let Some(since) = since else { return Self { years: YEARS.len(), calls: CALLS.len() } };
        let years = i32::from(today.date().year()) - i32::from(since.date().year()) - 1;
        let has_held = |back: &i32| since <= before(today, 12 * back + QUARTER);
        let calls = (0_i32..).take(CALLS.len()).take_while(has_held).count();
        Self { years: usize::try_from(years).unwrap_or(0), calls }
    }

    pub fn asked(self, kind: DocumentKind) -> Asked {
        match kind {
            DocumentKind::AppelDeFonds => Asked::Calls(self.calls),
            DocumentKind::ChargesDeLExercice => {
                Asked::Years { count: self.years.min(2), among: YEARS.len() }
            }
            _ => Asked::Years { count: self.years.min(1), among: YEARS.len() - 1 },
        }
    }
}

/// The year that the document says, or that of its own day.
fn of_year(year: i32) -> Cond {
    use document::Column::{DatedOn, Exercice};
    let day = |text: String| Day::parse(&text).map(Expr::value);
    let of_day = Cond::all()
        .add(of(Exercice).is_null())
        .add_option(day(format!("{year:04}-01-01")).map(|first| of(DatedOn).gte(first)))
        .add_option(day(format!("{year:04}-12-31")).map(|last| of(DatedOn).lte(last)));
    Cond::any().add(of(Exercice).eq(year)).add(of_day)
}

/// After the first day, up to the last.
fn between(after: Day, until: Day) -> Cond {
    use document::Column::DatedOn;
    Cond::all().add(of(DatedOn).gt(after)).add(of(DatedOn).lte(until))
}

fn before(today: Day, months: i32) -> Day {
    today.date().checked_sub(months.months()).map_or(today, Day::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn asked(since: Option<&str>, kind: DocumentKind) -> Asked {
        Since::of(since.map(day), day("2026-05-12")).asked(kind)
    }

    #[test]
    fn who_has_held_a_lot_for_long_is_owed_everything() {
        for since in [None, Some("2001-03-01"), Some("2023-01-15")] {
            let charges = asked(since, DocumentKind::ChargesDeLExercice);
            assert_eq!(charges, Asked::Years { count: 2, among: 4 }, "{since:?}");
            assert_eq!(asked(since, DocumentKind::AppelDeFonds), Asked::Calls(3), "{since:?}");
        }
    }

    #[test]
    fn who_bought_lately_is_owed_what_came_since() {
        let charges = |since| asked(Some(since), DocumentKind::ChargesDeLExercice);
        assert_eq!(charges("2024-06-01"), Asked::Years { count: 1, among: 4 });
        assert!(charges("2025-06-01").is_empty(), "the accounts of 2025 may not be approved yet");
        let calls = |since| asked(Some(since), DocumentKind::AppelDeFonds);
        assert_eq!(calls("2024-06-01"), Asked::Calls(2));
        assert_eq!(calls("2025-06-01"), Asked::Calls(1));
        assert!(calls("2026-04-01").is_empty());
    }

    #[test]
    fn one_call_of_long_ago_is_not_three_years_of_calls() {
        let last = Owed { calls: [true, false, false], ..Owed::default() };
        assert!(last.has(Asked::Calls(1)) && !last.has(Asked::Calls(3)));
        let before = Owed { calls: [false, true, true], ..Owed::default() };
        assert!(last.and(before).has(Asked::Calls(3)));
        let old = Owed { years: [false, false, false, true], ..Owed::default() };
        assert!(!old.has(Asked::Years { count: 1, among: 3 }));
    }
}

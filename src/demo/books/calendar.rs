//! Months, as ledgers count them.

use jiff::civil::{Date, date};

use crate::clock::Day;
use crate::contracts::Contract;
use crate::texts::Lang;

/// How many months are told of each contract.
pub const TOLD: i16 = 24;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    pub year: i16,
    pub month: i8,
}

impl Month {
    pub fn of(day: Day) -> Self {
        Self { year: day.date().year(), month: day.date().month() }
    }

    /// The last 24 months of the contract until today, the first one not begun before it.
    pub fn told(contract: &Contract, today: Day) -> Vec<Self> {
        Self::told_over(TOLD, contract, today)
    }

    pub fn told_over(months: i16, contract: &Contract, today: Day) -> Vec<Self> {
        let end = contract.ended_on.map_or(today, |ended| ended.min(today));
        let start = contract.started_on.map(|day| {
            let month = Self::of(day);
            if day.date().day() > 1 { month.plus(1) } else { month }
        });
        let told = (0..months).rev().map(|back| Self::of(end).plus(-back));
        told.filter(|month| start.is_none_or(|start| *month >= start)).collect()
    }

    #[must_use]
    pub fn plus(self, months: i16) -> Self {
        let count = self.year * 12 + i16::from(self.month) - 1 + months;
        let month = i8::try_from(count.rem_euclid(12)).unwrap_or(0) + 1;
        Self { year: count.div_euclid(12), month }
    }

    /// Days after the last of the month are that last one.
    pub fn day(self, day: i8) -> Day {
        let first = date(self.year, self.month, 1);
        Day::from(first.with().day(day.min(first.days_in_month())).build().unwrap_or(first))
    }

    pub fn first(self) -> Day {
        self.day(1)
    }

    pub fn last(self) -> Day {
        self.day(31)
    }

    pub fn whole(self) -> (Day, Day) {
        (self.first(), self.last())
    }

    pub fn begins_quarter(self) -> bool {
        self.month % 3 == 1
    }

    /// The three months that begin with this one.
    pub fn quarter(self) -> (Day, Day) {
        (self.first(), self.plus(2).last())
    }

    /// « mai 2026 »
    pub fn name(self) -> String {
        let day = self.day(2).long(Lang::French);
        day.split_once('\u{A0}').map(|(_, month)| month.to_owned()).unwrap_or_default()
    }

    /// « 2e trimestre 2026 »
    pub fn quarter_name(self) -> String {
        let number = (self.month - 1) / 3 + 1;
        let suffix = if number == 1 { "er" } else { "e" };
        format!("{number}{suffix}\u{A0}trimestre {}", self.year)
    }

    /// `2026-05`
    pub fn key(self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }
}

/// So many days later, or before.
pub fn days_from(day: Day, days: i64) -> Day {
    let moved: Date = day.date().saturating_add(jiff::Span::new().days(days));
    Day::from(moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_follow_one_another_over_years() {
        let may = Month { year: 2026, month: 5 };
        assert_eq!(may.plus(-5), Month { year: 2025, month: 12 });
        assert_eq!(may.plus(8), Month { year: 2027, month: 1 });
        assert_eq!(may.plus(-3).last().to_string(), "2026-02-28");
        assert_eq!((may.name(), may.key()), ("mai 2026".into(), "2026-05".into()));
        assert_eq!(may.plus(-1).quarter_name(), "2e\u{A0}trimestre 2026");
    }
}

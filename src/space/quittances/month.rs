//! A month of the calendar, by which a term is named: `2026-05`.

use std::fmt;

use crate::clock::Day;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    first: Day,
}

impl Month {
    pub fn of(day: Day) -> Self {
        Self { first: day.date().first_of_month().into() }
    }

    pub fn parse(text: &str) -> Option<Self> {
        let first = (text.len() == 7).then(|| format!("{text}-01"))?;
        first.parse().ok().map(|first| Self { first })
    }

    pub fn first(self) -> Day {
        self.first
    }

    pub fn last(self) -> Day {
        self.first.date().last_of_month().into()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}", self.first.date().year(), self.first.date().month())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_has_one_writing() {
        let may = Month::parse("2026-05").unwrap();
        assert_eq!(
            (may.to_string().as_str(), may.last().to_string().as_str()),
            ("2026-05", "2026-05-31")
        );
        for odd in ["", "2026-5", "2026-13", "26-05", "2026-05-01", "+026-05", "2026/05", "０26-05"]
        {
            assert_eq!(Month::parse(odd), None, "{odd}");
        }
    }
}

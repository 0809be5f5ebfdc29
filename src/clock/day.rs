//! A day of the calendar, without hour or zone: a due date, a general meeting.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::texts::Lang;

const FRENCH: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Kept as `2026-05-12`, so that the order of the texts is the order of the days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sea_orm::DeriveValueType)]
#[sea_orm(value_type = "String")]
pub struct Day(Date);

#[derive(Debug, thiserror::Error)]
#[error("not a day written as YYYY-MM-DD")]
pub struct NotADay;

impl Day {
    /// `2026-05-12` or, as the French write, `12/05/2026` (`1/5/2026` too). From year 1000 on.
    pub fn parse(raw: &str) -> Option<Self> {
        let raw = raw.trim();
        let french = |(day, month, year)| numbered(year, month, day);
        raw.parse().ok().or_else(|| three(raw, '/').and_then(french))
    }

    pub fn date(self) -> Date {
        self.0
    }

    /// `12 mai 2026`, `1er janvier 2026` (a fixed space after the day) or `12 May 2026`.
    pub fn long(self, lang: Lang) -> String {
        format!("{} {}", self.of_year(lang), self.0.year())
    }

    /// `12 mai`, `1er janvier` or `12 May`: for what is at most some weeks away.
    pub fn of_year(self, lang: Lang) -> String {
        let (day, month) = (self.0.day(), usize::from(self.0.month().unsigned_abs()) - 1);
        match (lang, day) {
            (Lang::French, 1) => format!("1er\u{A0}{}", FRENCH[month]),
            (Lang::French, _) => format!("{day}\u{A0}{}", FRENCH[month]),
            (Lang::English, _) => format!("{day} {}", ENGLISH[month]),
        }
    }

    /// `mai 2026` or `May 2026`: the month that the day is in.
    pub fn month(self, lang: Lang) -> String {
        let month = usize::from(self.0.month().unsigned_abs()) - 1;
        let name = if lang == Lang::French { FRENCH[month] } else { ENGLISH[month] };
        format!("{name} {}", self.0.year())
    }

    /// `12/05/2026`
    pub fn short(self) -> String {
        format!("{:02}/{:02}/{:04}", self.0.day(), self.0.month(), self.0.year())
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

/// ISO 8601, as in the database and in `<time datetime>`.
impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let iso = three(text, '-').filter(|(_, month, day)| month.len() == 2 && day.len() == 2);
        iso.and_then(|(year, month, day)| numbered(year, month, day)).ok_or(NotADay)
    }
}

fn three(text: &str, separator: char) -> Option<(&str, &str, &str)> {
    let mut parts = text.split(separator);
    let three = (parts.next()?, parts.next()?, parts.next()?);
    parts.next().is_none().then_some(three)
}

fn numbered(year: &str, month: &str, day: &str) -> Option<Day> {
    let plain = [year, month, day].concat().bytes().all(|byte| byte.is_ascii_digit());
    if !plain || year.len() != 4 || year.starts_with('0') {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok().map(Day)
}

#[cfg(test)]
mod tests {
    use super::{Day, Lang};

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_day_is_read_in_both_writings() {
        assert_eq!(day("2026-05-12"), day(" 12/05/2026 "));
        assert_eq!(day("1/5/2026").to_string(), "2026-05-01");
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "12/05/26",
            "31/02/2026",
            "2026-5-12",
            "2026-02-29",
            "+2026-05-12",
            "12-05-2026",
            "2026-05-12T00:00",
            "1/2/3/2026",
            "0026-05-12",
            "２/05/2026",
            "-1/05/2026",
            "12/13/2026",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_is_written_long_and_short() {
        assert_eq!(day("2026-05-12").long(Lang::French), "12\u{A0}mai 2026");
        assert_eq!(day("2026-01-01").long(Lang::French), "1er\u{A0}janvier 2026");
        assert_eq!(day("2026-12-01").long(Lang::English), "1 December 2026");
        assert_eq!(day("2026-05-02").short(), "02/05/2026");
        assert_eq!(day("2026-08-31").month(Lang::French), "août 2026");
        assert_eq!(day("2026-12-01").month(Lang::English), "December 2026");
    }

    #[test]
    fn a_day_is_kept_in_the_database_as_iso_text() {
        use sea_orm::sea_query::ValueType;
        let value = sea_orm::Value::from(day("2026-05-12"));
        assert_eq!(value, sea_orm::Value::from("2026-05-12"));
        assert_eq!(<Day as ValueType>::try_from(value).unwrap(), day("2026-05-12"));
        assert!(<Day as ValueType>::try_from(sea_orm::Value::from("12/05/2026")).is_err());
    }

    #[test]
    fn days_follow_each_other_as_their_texts_do() {
        let (early, late) = (day("2026-09-30"), day("2026-10-01"));
        assert!(early < late && early.to_string() < late.to_string());
    }
}

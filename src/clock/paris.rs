//! A moment as the clocks and calendars of Paris show it.

use std::sync::LazyLock;

use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};

use super::{Day, Moment};
use crate::texts::Lang;

/// From the tables built into the program: the machine's own may be missing.
static PARIS: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::get("Europe/Paris").expect("the built-in tables know Paris"));

/// `14:32`
pub fn paris_time(moment: Moment) -> String {
    in_paris(moment).strftime("%H:%M").to_string()
}

/// The hour that the clocks show, from 0 to 23.
pub fn paris_hour(moment: Moment) -> i8 {
    in_paris(moment).hour()
}

/// `12 mai 2026`, `1er janvier 2026` or `12 May 2026`
pub fn paris_day(moment: Moment, lang: Lang) -> String {
    paris_today(moment).long(lang)
}

/// `12 mai 2026 à 14:32` or `12 May 2026 at 14:32`
pub fn paris_day_and_time(moment: Moment, lang: Lang) -> String {
    format!("{} {} {}", paris_day(moment, lang), at(lang), paris_time(moment))
}

/// `12 mai à 14:32` or `12 May at 14:32`, of something recent
pub fn paris_recently(moment: Moment, lang: Lang) -> String {
    format!("{} {} {}", paris_today(moment).of_year(lang), at(lang), paris_time(moment))
}

fn at(lang: Lang) -> &'static str {
    if lang == Lang::French { "à" } else { "at" }
}

/// `12/05/2026`
pub fn paris_short(moment: Moment) -> String {
    paris_today(moment).short()
}

/// `2026-05-12T14:32:05+02:00`, for `<time datetime>`
pub fn paris_iso(moment: Moment) -> String {
    in_paris(moment).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// The day it is in Paris at that moment.
pub fn paris_today(moment: Moment) -> Day {
    in_paris(moment).date().into()
}

/// The first moment of a day in Paris.
pub fn paris_midnight(day: Day) -> Moment {
    let start = PARIS.to_ambiguous_zoned(day.date().at(0, 0, 0, 0)).compatible();
    let start = start.map_or(Timestamp::MAX, |start| start.timestamp());
    Moment::from_millis(start.as_millisecond())
}

/// The summers between two moments: when it is two hours later in Paris than in UTC, and not one.
pub fn paris_summers(from: Moment, until: Moment) -> Vec<(Moment, Moment)> {
    let start = in_paris(from);
    let mut begun = is_summer(start.offset()).then_some(from);
    let mut summers = Vec::new();
    for change in PARIS.following(start.timestamp()) {
        let at = Moment::from_millis(change.timestamp().as_millisecond());
        if at >= until {
            break;
        }
        match begun {
            Some(since) if !is_summer(change.offset()) => {
                summers.push((since, at));
                begun = None;
            }
            None if is_summer(change.offset()) => begun = Some(at),
            _ => {}
        }
    }
    summers.extend(begun.map(|since| (since, until)));
    summers
}

fn is_summer(offset: Offset) -> bool {
    offset.seconds() == 7_200
}

/// Moments beyond the calendar (year 9999) are shown as its last.
fn in_paris(moment: Moment) -> Zoned {
    let end = if moment.millis() < 0 { Timestamp::MIN } else { Timestamp::MAX };
    Timestamp::from_millisecond(moment.millis()).unwrap_or(end).to_zoned(PARIS.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> Moment {
        Moment::from_millis(text.parse::<Timestamp>().unwrap().as_millisecond())
    }

    #[test]
    fn a_moment_is_told_in_french_and_english() {
        let moment = utc("2026-05-12T12:32:05Z");
        assert_eq!(paris_time(moment), "14:32");
        assert_eq!(paris_day(moment, Lang::French), "12\u{A0}mai 2026");
        assert_eq!(paris_day_and_time(moment, Lang::French), "12\u{A0}mai 2026 à 14:32");
        assert_eq!(paris_day_and_time(moment, Lang::English), "12 May 2026 at 14:32");
        assert_eq!(paris_recently(moment, Lang::French), "12\u{A0}mai à 14:32");
        assert_eq!(paris_recently(moment, Lang::English), "12 May at 14:32");
        assert_eq!(paris_short(moment), "12/05/2026");
        assert_eq!(paris_iso(moment), "2026-05-12T14:32:05+02:00");
    }

    #[test]
    fn the_day_changes_at_midnight_in_paris() {
        assert_eq!(paris_day(utc("2025-12-31T22:59:59Z"), Lang::French), "31\u{A0}décembre 2025");
        assert_eq!(paris_day(utc("2025-12-31T23:00:00Z"), Lang::French), "1er\u{A0}janvier 2026");
    }

    #[test]
    fn summer_time_begins_and_ends() {
        assert_eq!(paris_time(utc("2026-03-29T00:59:00Z")), "01:59");
        assert_eq!(paris_time(utc("2026-03-29T01:00:00Z")), "03:00");
        assert_eq!(paris_iso(utc("2026-10-25T01:00:00Z")), "2026-10-25T02:00:00+01:00");
    }

    #[test]
    fn the_summers_of_two_years_are_told_from_their_winters() {
        let (from, until) = (utc("2025-07-01T00:00:00Z"), utc("2026-07-01T00:00:00Z"));
        let (end, start) = (utc("2025-10-26T01:00:00Z"), utc("2026-03-29T01:00:00Z"));
        assert_eq!(paris_summers(from, until), [(from, end), (start, until)]);
        let (from, until) = (utc("2025-12-01T00:00:00Z"), utc("2026-01-01T00:00:00Z"));
        assert_eq!(paris_summers(from, until), []);
    }

    #[test]
    fn a_day_begins_at_its_midnight() {
        let day = Day::parse("2026-07-14").unwrap();
        assert_eq!(paris_midnight(day), utc("2026-07-13T22:00:00Z"));
        assert_eq!(paris_today(paris_midnight(day)), day);
    }

    #[test]
    fn the_ends_of_time_can_be_shown() {
        assert!(paris_short(Moment::from_millis(i64::MAX)).ends_with("9999"));
        assert!(!paris_iso(Moment::from_millis(i64::MIN)).is_empty());
    }
}

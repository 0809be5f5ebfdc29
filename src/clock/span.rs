//! A span of time in words, as a page or a letter tells it.

use std::time::Duration;

use crate::texts::Lang;

/// `15 minutes`, `1 heure et 30 minutes`, `24 heures`, `30 jours`: rounded up, so that nobody comes
/// back too early. Minutes below one day, hours below two.
pub fn in_words(span: Duration, lang: Lang) -> String {
    let minutes = span.as_nanos().div_ceil(60_000_000_000).max(1);
    let (minute, hour, day, and) = match lang {
        Lang::French => ("minute", "heure", "jour", "et"),
        Lang::English => ("minute", "hour", "day", "and"),
    };
    match (minutes / 60, minutes % 60) {
        (0, rest) => counted(rest, minute),
        (whole @ ..24, 0) => counted(whole, hour),
        (whole @ ..24, rest) => format!("{} {and} {}", counted(whole, hour), counted(rest, minute)),
        _ if minutes.div_ceil(60) < 48 => counted(minutes.div_ceil(60), hour),
        _ => counted(minutes.div_ceil(24 * 60), day),
    }
}

fn counted(count: u128, word: &str) -> String {
    let plural = if count > 1 { "s" } else { "" };
    format!("{count} {word}{plural}")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::in_words;
    use crate::texts::Lang;

    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;
    const DAY: u64 = 24 * HOUR;

    fn french(seconds: u64) -> String {
        in_words(Duration::from_secs(seconds), Lang::French)
    }

    #[test]
    fn a_span_is_told_as_short_as_can_be() {
        assert_eq!(french(15 * MINUTE), "15 minutes");
        assert_eq!(french(HOUR), "1 heure");
        assert_eq!(french(90 * MINUTE), "1 heure et 30 minutes");
        assert_eq!(french(2 * HOUR + MINUTE), "2 heures et 1 minute");
        assert_eq!(french(DAY), "24 heures");
        assert_eq!(french(2 * DAY), "2 jours");
        assert_eq!(french(30 * DAY), "30 jours");
    }

    #[test]
    fn a_span_is_rounded_up() {
        assert_eq!(french(0), "1 minute");
        assert_eq!(french(14 * MINUTE + 1), "15 minutes");
        assert_eq!(french(59 * MINUTE + 1), "1 heure");
        assert_eq!(french(HOUR + 29 * MINUTE + 1), "1 heure et 30 minutes");
        assert_eq!(french(23 * HOUR + 59 * MINUTE + 1), "24 heures");
        assert_eq!(french(DAY + 1), "25 heures");
        assert_eq!(french(47 * HOUR + 1), "2 jours");
        assert_eq!(in_words(Duration::from_millis(60_001), Lang::French), "2 minutes");
    }

    #[test]
    fn a_span_is_told_in_english() {
        assert_eq!(in_words(Duration::from_secs(MINUTE), Lang::English), "1 minute");
        let an_hour_and_a_half = Duration::from_secs(90 * MINUTE);
        assert_eq!(in_words(an_hour_and_a_half, Lang::English), "1 hour and 30 minutes");
        assert_eq!(in_words(Duration::from_secs(DAY), Lang::English), "24 hours");
        assert_eq!(in_words(Duration::from_secs(3 * DAY), Lang::English), "3 days");
    }
}

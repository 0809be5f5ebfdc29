//! A span of time in words, as a page or a letter tells it.

use std::time::Duration;

use crate::texts::Lang;

/// `15 minutes`, `24 heures`, `30 jours`: rounded up, so that nobody comes back too early.
/// Minutes below one hour, hours below two days.
pub fn in_words(span: Duration, lang: Lang) -> String {
    let minutes = span.as_nanos().div_ceil(60_000_000_000).max(1);
    let (hours, days) = (minutes.div_ceil(60), minutes.div_ceil(24 * 60));
    let (count, french, english) = match (minutes, hours) {
        (..60, _) => (minutes, "minute", "minute"),
        (_, ..48) => (hours, "heure", "hour"),
        _ => (days, "jour", "day"),
    };
    let word = if lang == Lang::French { french } else { english };
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
        assert_eq!(french(DAY), "24 heures");
        assert_eq!(french(2 * DAY), "2 jours");
        assert_eq!(french(30 * DAY), "30 jours");
    }

    #[test]
    fn a_span_is_rounded_up() {
        assert_eq!(french(0), "1 minute");
        assert_eq!(french(14 * MINUTE + 1), "15 minutes");
        assert_eq!(french(59 * MINUTE + 1), "1 heure");
        assert_eq!(french(47 * HOUR + 1), "2 jours");
        assert_eq!(in_words(Duration::from_millis(60_001), Lang::French), "2 minutes");
    }

    #[test]
    fn a_span_is_told_in_english() {
        assert_eq!(in_words(Duration::from_secs(MINUTE), Lang::English), "1 minute");
        assert_eq!(in_words(Duration::from_secs(DAY), Lang::English), "24 hours");
        assert_eq!(in_words(Duration::from_secs(3 * DAY), Lang::English), "3 days");
    }
}

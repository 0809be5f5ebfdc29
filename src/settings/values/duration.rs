//! Durations as people write them; a day is 24 hours.

use std::time::Duration;

use jiff::SpanRelativeTo;
use jiff::fmt::friendly::SpanParser;

use super::Value;

impl Value for Duration {
    fn kind() -> String {
        "a duration, as in \"30 min\" or \"24 h\"".to_owned()
    }

    fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        if text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err("has no unit");
        }
        let span = SpanParser::new().parse_span(text).map_err(|_| "is not a duration")?;
        let exact = span.to_duration(SpanRelativeTo::days_are_24_hours());
        let exact = exact.map_err(|_| "counts in months or years, which have no fixed length")?;
        Self::try_from(exact).map_err(|_| "is negative")
    }

    fn magnitude(&self) -> Option<u128> {
        Some(self.as_nanos())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_write_durations_in_many_ways() {
        for (text, seconds) in [
            ("90s", 90),
            ("30 min", 1_800),
            ("60min", 3_600),
            ("24 h", 86_400),
            ("30 d", 2_592_000),
            ("1h30min", 5_400),
            ("1 h 30 min", 5_400),
            ("2 weeks", 1_209_600),
            ("0s", 0),
        ] {
            assert_eq!(Duration::parse(text), Ok(Duration::from_secs(seconds)), "{text}");
        }
        assert_eq!(Duration::parse("500ms"), Ok(Duration::from_millis(500)));
    }

    #[test]
    fn a_duration_without_unit_or_with_a_vague_one_is_refused() {
        assert_eq!(Duration::parse("30"), Err("has no unit"));
        assert_eq!(Duration::parse("soon"), Err("is not a duration"));
        assert!(Duration::parse("1 month").is_err());
        assert_eq!(Duration::parse("-5 min"), Err("is negative"));
        assert!(Duration::parse("").is_err());
    }
}

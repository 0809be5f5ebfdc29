//! Which page of a list an address asks for.

use serde::{Deserialize, Deserializer};

/// No list has so many pages: lines before the last one can be counted by any database, in 64 bits
/// with a sign.
const LAST: u64 = 1_000_000;

/// The first is 1. What cannot be read is the first; what is beyond all lists is the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageNumber(u64);

impl PageNumber {
    /// As typed.
    pub fn of(text: &str) -> Self {
        Self(text.parse().ok().filter(|page| *page > 0).unwrap_or(1_u64).min(LAST))
    }

    pub fn get(self) -> u64 {
        self.0
    }

    /// Lines before it.
    pub fn after(self, at_a_time: u64) -> u64 {
        (self.0 - 1).saturating_mul(at_a_time)
    }
}

impl Default for PageNumber {
    fn default() -> Self {
        Self(1)
    }
}

impl<'de> Deserialize<'de> for PageNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::of(&String::deserialize(deserializer)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_typed_is_a_page_that_a_database_can_count_to() {
        for (typed, page) in [("", 1), ("0", 1), ("-1", 1), ("x", 1), ("1", 1), ("7", 7)] {
            assert_eq!(PageNumber::of(typed).get(), page, "{typed}");
        }
        for huge in ["1000001", "9223372036854775808", "18446744073709551615"] {
            let page = PageNumber::of(huge);
            assert!(i64::try_from(page.after(1_000)).is_ok(), "{huge}");
        }
        assert_eq!(PageNumber::of("3").after(50), 100);
    }
}

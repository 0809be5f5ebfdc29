//! A moment: an instant in UTC, the same wherever it is read.

use std::ops::{Add, Sub};
use std::time::Duration;

/// Milliseconds since 1970-01-01T00:00Z; arithmetic stops at the ends instead of overflowing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sea_orm::DeriveValueType)]
pub struct Moment(i64);

impl Moment {
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Nothing when `earlier` is in fact later.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }
}

impl Add<Duration> for Moment {
    type Output = Self;

    fn add(self, span: Duration) -> Self {
        Self(self.0.saturating_add(millis_of(span)))
    }
}

impl Sub<Duration> for Moment {
    type Output = Self;

    fn sub(self, span: Duration) -> Self {
        Self(self.0.saturating_sub(millis_of(span)))
    }
}

fn millis_of(span: Duration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Moment;

    #[test]
    fn a_span_added_is_the_span_since() {
        let start = Moment::from_millis(1_000);
        let end = start + Duration::from_secs(2);
        assert_eq!(end.millis(), 3_000);
        assert_eq!(end.since(start), Duration::from_secs(2));
        assert_eq!(end - Duration::from_secs(2), start);
        assert!(end > start);
    }

    #[test]
    fn no_time_has_passed_since_the_future() {
        let start = Moment::from_millis(1_000);
        assert_eq!(start.since(start + Duration::from_secs(1)), Duration::ZERO);
    }

    #[test]
    fn the_ends_of_time_hold() {
        assert_eq!((Moment::from_millis(1) + Duration::MAX).millis(), i64::MAX);
        assert_eq!((Moment::from_millis(-2) - Duration::MAX).millis(), i64::MIN);
    }

    #[test]
    fn a_moment_is_kept_in_the_database_as_its_milliseconds() {
        let value = sea_orm::Value::from(Moment::from_millis(1_778_589_120_000));
        assert_eq!(value, sea_orm::Value::BigInt(Some(1_778_589_120_000)));
    }
}

//! A clock: where the present moment comes from. The one place that asks the machine.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use super::Moment;

/// Its clones show the same time.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    /// Stands still between two calls of `advance`.
    Set(Arc<AtomicI64>),
}

impl Clock {
    pub const fn system() -> Self {
        Self(Source::System)
    }

    /// Stands at `moment`, then moves only by `advance`.
    pub fn fixed_at(moment: Moment) -> Self {
        Self(Source::Set(Arc::new(AtomicI64::new(moment.millis()))))
    }

    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
    pub fn now(&self) -> Moment {
        match &self.0 {
            Source::System => Moment::from_millis(jiff::Timestamp::now().as_millisecond()),
            Source::Set(millis) => Moment::from_millis(millis.load(Ordering::SeqCst)),
        }
    }

    /// Moves a fixed clock and all its clones; the system's clock cannot be moved.
    pub fn advance(&self, span: Duration) {
        if let Source::Set(millis) = &self.0 {
            millis.store((self.now() + span).millis(), Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Clock, Moment};

    #[test]
    fn a_fixed_clock_moves_with_its_clones_and_only_when_told() {
        let clock = Clock::fixed_at(Moment::from_millis(5));
        let clone = clock.clone();
        assert_eq!(clone.now(), Moment::from_millis(5));
        clock.advance(Duration::from_secs(1));
        assert_eq!(clone.now(), Moment::from_millis(1_005));
    }

    #[test]
    fn the_system_clock_goes_on_by_itself() {
        let clock = Clock::system();
        let before = clock.now();
        clock.advance(Duration::from_hours(1));
        assert!(clock.now().since(before) < Duration::from_mins(1));
        assert!(before > Moment::from_millis(1_700_000_000_000));
    }
}

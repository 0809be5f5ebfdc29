//! A pace: how much somebody who is known asks in a minute. On this node, and in memory: unlike the
//! guesses of strangers, nothing is lost when it is forgotten.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use uuid::Uuid;

use crate::clock::Moment;

/// Over which it is counted.
pub const WINDOW: Duration = Duration::from_mins(1);

/// Windows that may be open before those that are over are thrown away.
const MANY: usize = 4_096;

/// What is counted of everybody.
#[derive(Clone, Default)]
pub struct Pace(Arc<Mutex<HashMap<Uuid, Window>>>);

struct Window {
    ends_at: Moment,
    asked: u32,
}

/// Where one stands after having asked once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub limit: u32,
    /// How much more may be asked in this window.
    pub left: u32,
    pub ends_in: Duration,
    /// Whether it was too much.
    pub is_refused: bool,
}

impl Pace {
    /// Counts one request; one that is refused is not counted.
    pub fn step(&self, who: Uuid, limit: u32, now: Moment) -> Step {
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if windows.len() >= MANY {
            windows.retain(|_, window| window.ends_at > now);
        }
        let fresh = || Window { ends_at: now + WINDOW, asked: 0 };
        let window = windows.entry(who).or_insert_with(fresh);
        if window.ends_at <= now {
            *window = fresh();
        }
        let is_refused = window.asked >= limit;
        window.asked += u32::from(!is_refused);
        let left = limit.saturating_sub(window.asked);
        Step { limit, left, ends_in: window.ends_at.since(now), is_refused }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_much_in_a_minute_each_and_then_again() {
        let (pace, now) = (Pace::default(), Moment::from_millis(1_000_000));
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let left: Vec<_> = (0..3).map(|_| pace.step(one, 2, now)).collect();
        assert_eq!(left.iter().map(|step| step.left).collect::<Vec<_>>(), [1, 0, 0]);
        assert_eq!(left.iter().map(|it| it.is_refused).collect::<Vec<_>>(), [false, false, true]);
        assert_eq!(pace.step(other, 2, now).left, 1);
        let later = now + Duration::from_secs(59);
        assert!(pace.step(one, 2, later).is_refused);
        assert_eq!(pace.step(one, 2, later).ends_in, Duration::from_secs(1));
        assert!(!pace.step(one, 2, now + WINDOW).is_refused);
    }
}

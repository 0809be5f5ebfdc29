//! A rule: how much is too much, and how long one then waits.

use std::time::Duration;

use crate::clock::Moment;

const DAY: Duration = Duration::from_hours(24);

/// How much is too much.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// `free` attempts, then each next one waits twice as long, from `first` up to `longest`; no
    /// more than `per_day` in any 24 hours, whenever they begin (CNIL 2022-100, case 2).
    ///
    /// It is a bucket that leaks: attempts fill it, time empties it. What it holds and what leaks
    /// in a day are together one more than `per_day`: the last drop needs the whole day.
    Growing { free: u32, first: Duration, longest: Duration, per_day: u32 },
    /// At most `limit` in a window that opens with the first.
    Window { limit: u32, window: Duration },
}

/// What may be in a bucket.
#[derive(Clone, Copy, Debug)]
pub(super) enum Room {
    /// So many attempts in its window.
    Attempts(i64),
    /// What has leaked out by then.
    EmptyBy(Moment),
}

impl Rule {
    /// How far one attempt puts off the end: the time in which it leaks out again, or the window.
    pub(super) fn span(self) -> Duration {
        match self {
            Self::Growing { per_day, .. } => {
                let leaks = u64::from(per_day.saturating_sub(self.most()).saturating_add(1).max(1));
                let millis = u64::try_from(DAY.as_millis()).unwrap_or(u64::MAX);
                Duration::from_millis(millis.div_ceil(leaks))
            }
            Self::Window { window, .. } => window,
        }
    }

    /// Whether attempts add to the end, or are counted until it comes.
    pub(super) fn leaks(self) -> bool {
        matches!(self, Self::Growing { .. })
    }

    /// Until when the bucket closes behind this attempt, if it does; `ends_at` is when it would be
    /// empty, or its window over.
    pub(super) fn closes(self, attempts: i64, ends_at: Moment, now: Moment) -> Option<Moment> {
        match self {
            Self::Growing { free, first, longest, .. } => {
                let fill = self.fill(ends_at, now);
                let grown = (fill >= u64::from(free)).then(|| {
                    let doublings = u32::try_from(fill - u64::from(free)).unwrap_or(u32::MAX);
                    let wait = first.saturating_mul(2_u32.saturating_pow(Ord::min(doublings, 30)));
                    now + wait.min(longest)
                });
                let room = ends_at - self.span().saturating_mul(self.most().saturating_sub(1));
                grown.max(Some(room).filter(|room| *room > now))
            }
            Self::Window { limit, .. } => (attempts >= i64::from(limit)).then_some(ends_at),
        }
    }

    /// What may be in a bucket before an attempt that closes nothing.
    pub(super) fn room(self, now: Moment) -> Room {
        match self {
            Self::Growing { free, .. } => {
                let before = Ord::min(free, self.most()).saturating_sub(2);
                Room::EmptyBy(now + self.span().saturating_mul(before))
            }
            Self::Window { limit, .. } => Room::Attempts(i64::from(limit) - 2),
        }
    }

    /// Whether not even the first attempt closes it.
    pub(super) fn has_room(self, now: Moment) -> bool {
        self.closes(1, now + self.span(), now).is_none()
    }

    pub(super) fn is_last_free(self, ends_at: Moment, now: Moment) -> bool {
        matches!(self, Self::Growing { free, .. } if self.fill(ends_at, now) == u64::from(free))
    }

    /// How many attempts are in it, one that has half leaked out still counting.
    fn fill(self, ends_at: Moment, now: Moment) -> u64 {
        let fill = ends_at.since(now).as_nanos().div_ceil(self.span().as_nanos().max(1));
        u64::try_from(fill).unwrap_or(u64::MAX)
    }

    /// How many attempts it holds: the free ones, and half of the others.
    fn most(self) -> u32 {
        match self {
            Self::Growing { free, per_day, .. } => {
                let free = free.min(per_day);
                (free + (per_day - free) / 2).max(1)
            }
            Self::Window { limit, .. } => limit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_mins(1);
    const USUAL: Rule =
        Rule::Growing { free: 5, first: MINUTE, longest: MINUTE.saturating_mul(60), per_day: 25 };

    /// The bucket after some attempts at one moment.
    fn filled(rule: Rule, attempts: u32, now: Moment) -> Moment {
        now + rule.span() * attempts
    }

    #[test]
    fn waiting_doubles_from_the_last_free_attempt_up_to_an_hour() {
        let now = Moment::from_millis(0);
        let waits = |attempts| USUAL.closes(0, filled(USUAL, attempts, now), now);
        assert_eq!(waits(4), None);
        assert_eq!(waits(5), Some(now + MINUTE));
        assert_eq!(waits(7), Some(now + MINUTE * 4));
        assert_eq!(waits(14), Some(now + MINUTE * 60));
        assert_eq!(waits(15), Some(now + USUAL.span()), "full: until one has leaked out");
    }

    #[test]
    fn the_last_free_attempt_is_told_even_when_the_first_has_begun_to_leak() {
        let now = Moment::from_millis(0);
        let ends_at = filled(USUAL, 5, now);
        assert!(USUAL.is_last_free(ends_at, now + MINUTE * 30));
        assert!(!USUAL.is_last_free(ends_at, now + USUAL.span()));
    }

    #[test]
    fn what_fits_in_the_room_of_a_bucket_closes_nothing_and_a_little_more_does() {
        let now = Moment::from_millis(1_000_000_000_000);
        let window = Rule::Window { limit: 7, window: MINUTE };
        let Room::Attempts(most) = window.room(now) else { panic!("{window:?}") };
        assert!(window.has_room(now));
        assert_eq!(window.closes(most + 1, now + MINUTE, now), None);
        assert!(window.closes(most + 2, now + MINUTE, now).is_some());
        for (free, per_day) in [(5, 25), (2, 2), (5, 5), (9, 3), (1_000_000, 1_000_000)] {
            let rule = Rule::Growing { free, first: MINUTE, longest: MINUTE * 60, per_day };
            let Room::EmptyBy(latest) = rule.room(now) else { panic!("{rule:?}") };
            assert!(rule.has_room(now), "{rule:?}");
            assert_eq!(rule.closes(0, latest + rule.span(), now), None, "{rule:?}");
            let later = latest + rule.span() + Duration::from_millis(1);
            assert!(rule.closes(0, later, now).is_some(), "{rule:?}");
        }
        for rule in [
            Rule::Window { limit: 1, window: MINUTE },
            Rule::Growing { free: 1, first: MINUTE, longest: MINUTE * 60, per_day: 25 },
        ] {
            assert!(!rule.has_room(now), "{rule:?}");
        }
    }

    /// Whoever comes back the moment the door opens, for days, with pauses that let it leak.
    #[test]
    fn no_day_wherever_it_begins_admits_more_than_its_number() {
        for (free, per_day) in [(5, 25), (1, 1), (5, 6), (5, 5), (9, 3), (1, 100)] {
            let rule = Rule::Growing { free, first: MINUTE, longest: MINUTE * 60, per_day };
            for pause in [0, 1, 7, 12, 23, 24] {
                let tried = insisted(rule, Duration::from_hours(pause));
                let most = tried.iter().map(|start| {
                    tried.iter().filter(|it| *it >= start && it.since(*start) < DAY).count()
                });
                let most = most.max().unwrap_or(0);
                assert!(most <= per_day as usize, "{most} of {per_day}, pause of {pause} h");
                assert!(tried.len() > 3, "{} in five days", tried.len());
            }
        }
    }

    /// When each attempt was admitted, in five days.
    fn insisted(rule: Rule, pause: Duration) -> Vec<Moment> {
        let start = Moment::from_millis(0);
        let (mut now, mut ends_at, mut tried) = (start, start, Vec::new());
        while now.since(start) < DAY * 5 {
            ends_at = Ord::max(ends_at, now) + rule.span();
            tried.push(now);
            now = rule.closes(0, ends_at, now).unwrap_or(now);
            if tried.len() % 10 == 1 {
                now = now + pause;
            }
        }
        tried
    }
}

//! A pace: how much somebody who is known asks in a minute, whichever node they ask.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sea_orm::DbErr;
use uuid::Uuid;

use super::throttle::{self, Bucket, Rule};
use crate::clock::Moment;
use crate::database::Db;
use crate::meters;

/// Over which it is counted.
pub const WINDOW: Duration = Duration::from_mins(1);

/// Windows that may be full before those that are over are thrown away.
const MANY: usize = 4_096;

/// Whose window is full, until when, as far as this node knows: whoever is refused costs the database
/// nothing more.
#[derive(Clone, Default)]
pub struct Pace(Arc<Mutex<HashMap<Uuid, Moment>>>);

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
    /// Counts one request, in the database.
    pub async fn step(
        &self,
        db: &Db,
        (who, limit): (Uuid, u32),
        now: Moment,
    ) -> Result<Step, DbErr> {
        if let Some(ends_at) = self.full_until(who, now) {
            meters::throttled("api");
            return Ok(Step { limit, left: 0, ends_in: ends_at.since(now), is_refused: true });
        }
        let rule = Rule::Window { limit, window: WINDOW };
        let (asked, ends_at) =
            throttle::counted(db, &Bucket::new("pace", &who.to_string(), rule), now).await?;
        let is_refused = asked > i64::from(limit);
        if is_refused {
            meters::throttled("api");
        }
        if asked >= i64::from(limit) {
            self.fill(who, ends_at, now);
        }
        let left = u32::try_from(i64::from(limit) - asked).unwrap_or(0);
        Ok(Step { limit, left, ends_in: ends_at.since(now), is_refused })
    }

    fn full_until(&self, who: Uuid, now: Moment) -> Option<Moment> {
        let full = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        full.get(&who).copied().filter(|ends_at| *ends_at > now)
    }

    fn fill(&self, who: Uuid, ends_at: Moment, now: Moment) {
        let mut full = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if full.len() >= MANY {
            full.retain(|_, ends_at| *ends_at > now);
        }
        full.insert(who, ends_at);
    }
}

//! Turns: what is typed at once for one secret is judged one after the other.
//!
//! Attempts are counted before they are judged, so right ones made side by side could use up the few
//! tries of a link before the first is known to be right. This holds for one node, which is enough:
//! wrong ones are held by their count, wherever they are made.

use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

use tokio::sync::{Mutex, MutexGuard};

/// Far more than there are slots to hash in: strangers seldom wait for one another.
const QUEUES: usize = 256;

#[derive(Clone)]
pub struct Turns {
    queues: Arc<[Mutex<()>]>,
    hasher: RandomState,
}

impl Turns {
    pub fn new() -> Self {
        let queues = (0..QUEUES).map(|_| Mutex::new(())).collect();
        Self { queues, hasher: RandomState::new() }
    }

    /// Waits for whoever came before with the same key; others wait while this is kept.
    pub async fn take(&self, key: &str) -> MutexGuard<'_, ()> {
        let place = self.hasher.hash_one(key) % QUEUES as u64;
        self.queues[usize::try_from(place).unwrap_or(0)].lock().await
    }
}

//! How much hashing there may be, and why there is none.

use std::io;
use std::num::NonZero;
use std::thread;
use std::time::Duration;

use thiserror::Error;

/// Memory in use is `memory_kib` × `slots`, kept from start to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HasherSettings {
    pub memory_kib: u32,
    pub iterations: u32,
    /// Computed one after the other in the slot's thread: more lanes are not faster.
    pub lanes: u32,
    /// Hashes computed at once; more than there are cores slows all of them down.
    pub slots: usize,
    /// Requests that may wait for a slot; the next one is told to come back.
    pub queue: usize,
    /// How long a request waits for a slot, at most.
    pub wait: Duration,
}

impl Default for HasherSettings {
    /// OWASP's first choice for argon2id (ASVS 5.0, appendix C), one slot per core.
    fn default() -> Self {
        let slots = thread::available_parallelism().map_or(1, NonZero::get);
        let wait = Duration::from_secs(3);
        Self { memory_kib: 19_456, iterations: 2, lanes: 1, slots, queue: 64, wait }
    }
}

/// Why hashing cannot begin.
#[derive(Debug, Error)]
pub enum HasherError {
    #[error("argon2id cannot hash with m={memory_kib} KiB, t={iterations}, p={lanes}")]
    Cost { memory_kib: u32, iterations: u32, lanes: u32 },
    #[error("a hasher needs at least one slot and one place in its queue")]
    NoRoom,
    #[error("the keys were not read: this is no place to hash")]
    NoKeys,
    #[error("no thread to hash on")]
    Thread(#[source] io::Error),
}

/// Too many people sign in at once: nothing was checked, for a right secret or a wrong one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("too many secrets are waiting to be checked")]
pub struct Busy {
    pub retry_after: Duration,
}

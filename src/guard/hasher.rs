//! The hasher: the only place where a password is hashed or checked, on threads of its own.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time;

use crate::guard::hash_cost::{Cost, Recipe};
use crate::guard::hash_queue::HashQueue;
use crate::guard::hash_worker;
use crate::guard::hash_worker::Job;
use crate::guard::hasher_settings::{Busy, HasherError, HasherSettings};
use crate::guard::keys::{Key, KeyId, Keyring};
use crate::guard::random;
use crate::guard::secret_hash::SecretHash;
use crate::guard::typed_secret::TypedSecret;

/// Clones share the threads, which end with the last of them. A second hasher, with fewer slots,
/// keeps bulk work out of the way of people who sign in.
#[derive(Clone)]
pub struct Hasher(Arc<Pool>);

struct Pool {
    queue: Arc<HashQueue<Job>>,
    cost: Cost,
    keys: Keyring,
    slots: usize,
    wait: Duration,
    dummy: SecretHash,
    asked: AtomicU64,
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.queue.close();
    }
}

impl Hasher {
    /// Blocks the thread for the time of one hash: call it before serving.
    pub fn start(settings: HasherSettings, keys: Keyring) -> Result<Self, HasherError> {
        if settings.slots == 0 || settings.queue == 0 {
            return Err(HasherError::NoRoom);
        }
        if keys.is_unread() {
            return Err(HasherError::NoKeys);
        }
        let hasher = Self::without_workers(settings, keys)?;
        for _ in 0..settings.slots {
            let queue = Arc::clone(&hasher.0.queue);
            hash_worker::start(queue, hasher.0.cost).map_err(HasherError::Thread)?;
        }
        Ok(hasher)
    }

    /// Turns everybody away: for commands that need no keys, because they hash nothing.
    pub fn closed() -> Self {
        let cost = Cost { memory_kib: 8, iterations: 1, lanes: 1 };
        let dummy = SecretHash::new(cost, None, &[0; SecretHash::SALT_BYTES], &[0; 32]);
        let (queue, keys) = (Arc::new(HashQueue::new(0)), Keyring::unread());
        let (slots, wait, asked) = (0, Duration::ZERO, AtomicU64::new(0));
        Self(Arc::new(Pool { queue, cost, keys, slots, wait, dummy, asked }))
    }

    fn without_workers(settings: HasherSettings, keys: Keyring) -> Result<Self, HasherError> {
        let HasherSettings { memory_kib, iterations, lanes, slots, queue, wait } = settings;
        let cost = Cost { memory_kib, iterations, lanes };
        let dummy = dummy(cost, keys.current()).ok_or(HasherError::Cost {
            memory_kib,
            iterations,
            lanes,
        })?;
        let queue = Arc::new(HashQueue::new(queue));
        let asked = AtomicU64::new(0);
        Ok(Self(Arc::new(Pool { queue, cost, keys, slots, wait, dummy, asked })))
    }

    /// Hashes computed at once: bulk work that asks for no more never waits, nor is turned away.
    pub fn slots(&self) -> usize {
        self.0.slots
    }

    /// What the policy refuses as too long comes out as a hash that no secret opens.
    pub async fn hash(&self, secret: &str) -> Result<SecretHash, Busy> {
        let (cost, salt) = (self.0.cost, random::bytes::<{ SecretHash::SALT_BYTES }>());
        let (key_id, pepper) = self.0.keys.current().unzip();
        let tag = self.tag(secret, fresh(cost, salt, pepper)).await?;
        Ok(SecretHash::new(cost, key_id, &salt, &tag))
    }

    /// Costs one hash, at the stored cost, whatever the secret is: one too long is wrong, not
    /// shortened and not answered faster. So is every secret of a hash whose key is not in the ring.
    pub(super) async fn verify(&self, secret: &str, stored: &SecretHash) -> Result<bool, Busy> {
        let key = stored.key_id().map(|id| (id, self.0.keys.key(id)));
        let tag = self.tag(secret, stored.recipe(key.and_then(|(_, key)| key.cloned()))).await?;
        if let Some((id, None)) = key {
            tracing::error!(key = %id, "a hash was made with a key that is not in the ring");
            return Ok(false);
        }
        Ok(stored.has_tag(&tag))
    }

    /// The hash of what nobody knows, at the current cost: verify against it when there is no
    /// account, so that the answer takes as long.
    pub(super) fn dummy(&self) -> &SecretHash {
        &self.0.dummy
    }

    /// Whether a secret just verified ought to be hashed anew, at the current cost and with the
    /// current key.
    pub fn is_outdated(&self, stored: &SecretHash) -> bool {
        !stored.is_made_with(self.0.cost, self.0.keys.current().map(|(id, _)| id))
    }

    /// How many hashes were asked for since the start: one for each try, whoever is meant.
    pub fn asked(&self) -> u64 {
        self.0.asked.load(Ordering::Relaxed)
    }

    /// How many wait for a slot at this moment.
    pub fn waiting(&self) -> usize {
        self.0.queue.waiting()
    }

    async fn tag(&self, secret: &str, recipe: Recipe) -> Result<Vec<u8>, Busy> {
        self.0.asked.fetch_add(1, Ordering::Relaxed);
        let secret = TypedSecret::read(secret).unwrap_or_else(TypedSecret::unguessable);
        let (answer, mut answered) = oneshot::channel();
        let job = Job { secret, recipe, answer };
        let place = self.0.queue.join(job).ok_or(self.busy())?;
        let outcome = match time::timeout(self.0.wait, &mut answered).await {
            Ok(outcome) => outcome,
            Err(_) if place.leave() => return Err(self.busy()),
            // A worker has begun: the answer is near.
            Err(_) => answered.await,
        };
        outcome.map_err(|_| self.busy())
    }

    /// After as long again the queue has moved on, at least by whoever was in it.
    fn busy(&self) -> Busy {
        Busy { retry_after: self.0.wait.max(Duration::from_secs(1)) }
    }
}

/// How to make a new hash.
fn fresh(cost: Cost, salt: [u8; SecretHash::SALT_BYTES], pepper: Option<&Key>) -> Recipe {
    let tag_bytes = SecretHash::TAG_BYTES;
    Recipe { cost, salt: salt.to_vec(), tag_bytes, pepper: pepper.cloned() }
}

/// Random through and through, the tag too: no secret is known that makes it, and to verify against it
/// takes as long as against any other. A true one would cost each start a hash and its memory.
fn dummy(cost: Cost, key: Option<(&KeyId, &Key)>) -> Option<SecretHash> {
    cost.params(SecretHash::TAG_BYTES)?;
    let salt = random::bytes::<{ SecretHash::SALT_BYTES }>();
    let tag = random::bytes::<{ SecretHash::TAG_BYTES }>();
    Some(SecretHash::new(cost, key.map(|(id, _)| id), &salt, &tag))
}

#[cfg(test)]
#[path = "hasher_tests.rs"]
mod tests;

//! The only door to a comparison of secrets: it counts first, hashes once, and tells little.

use sea_orm::DbErr;
use tokio::sync::MutexGuard;

use super::hasher::Hasher;
use super::hasher_settings::Busy;
use super::secret_hash::SecretHash;
use super::throttle::{self, Admission, Bucket};
use super::totp::TotpSecret;
use super::turns::Turns;
use crate::clock::Moment;
use crate::database::{Batch, Db, Tx};

/// Verifies secrets, one throttled attempt at a time.
#[derive(Clone)]
pub struct Guard {
    hasher: Hasher,
    turns: Turns,
}

/// Somebody claims to know a secret.
pub struct Attempt<'a> {
    pub typed: &'a str,
    /// What it may be: none when the claim is about something unknown, which costs as much.
    pub candidates: &'a [&'a SecretHash],
    /// Where the attempt is counted.
    pub buckets: Vec<Bucket>,
    /// A bucket that only the rightful holder can fill (their known device): success clears it.
    pub own_bucket: Option<Bucket>,
}

/// What came of an attempt.
pub enum Verdict {
    Right(Passed),
    Wrong {
        /// The next attempts will have to wait: the holder should hear of it.
        last_free: bool,
    },
    /// Too many attempts; the secret was not looked at, so that being right cannot be noticed.
    Throttled {
        until: Moment,
    },
}

/// Somebody claims to hold the application that shares this secret.
pub struct CodeAttempt<'a> {
    pub typed: &'a str,
    pub secret: &'a TotpSecret,
    /// Where the attempt is counted.
    pub buckets: Vec<Bucket>,
}

/// What came of it.
pub enum CodeVerdict {
    /// The code of that step, which may have been used before: spend it with the proof.
    Right {
        step: i64,
        passed: Passed,
    },
    Wrong {
        last_free: bool,
    },
    Throttled {
        until: Moment,
    },
}

/// Proof that a secret was right. Settle it in the transaction that acts on it.
pub struct Passed {
    /// Which of the candidates it was.
    pub which: usize,
    refunded: Vec<Bucket>,
    cleared: Option<String>,
}

/// Why an attempt could not be judged.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error(transparent)]
    Database(#[from] DbErr),
    #[error(transparent)]
    Busy(#[from] Busy),
}

impl Guard {
    pub fn new(hasher: Hasher) -> Self {
        Self { hasher, turns: Turns::new() }
    }

    /// How many hashes were asked for since the start.
    pub fn hashes_asked(&self) -> u64 {
        self.hasher.asked()
    }

    /// How many hashes wait for a slot.
    pub fn hashes_waiting(&self) -> usize {
        self.hasher.waiting()
    }

    /// Hashes a new secret.
    pub async fn hash(&self, secret: &str) -> Result<SecretHash, Busy> {
        self.hasher.hash(secret).await
    }

    /// Whether a secret should be hashed anew, now that it is known to be right.
    pub fn is_outdated(&self, hash: &SecretHash) -> bool {
        self.hasher.is_outdated(hash)
    }

    /// Waits until nobody else on this node is judged by this key; keep it until all is done.
    pub async fn turn(&self, key: &str) -> MutexGuard<'_, ()> {
        self.turns.take(key).await
    }

    /// Judges an attempt. Call it outside any transaction: it waits for a hashing slot.
    pub async fn verify(
        &self,
        db: &Db,
        attempt: Attempt<'_>,
        now: Moment,
    ) -> Result<Verdict, Fault> {
        let mut all = attempt.buckets.clone();
        all.extend(attempt.own_bucket.clone());
        let last_free = match throttle::admit_alone(db, &all, now).await? {
            Admission::Blocked { until } => return Ok(Verdict::Throttled { until }),
            Admission::Admitted { last_free } => last_free,
        };
        let matching = match self.matching(&attempt).await {
            Ok(matching) => matching,
            Err(busy) => {
                // Nothing was looked at: an overload must not use up anybody's tries.
                let mut batch = Batch::alone(db);
                throttle::add_refund(&mut batch, &all);
                batch.run().await?;
                return Err(busy.into());
            }
        };
        match matching {
            Some(which) => Ok(Verdict::Right(Passed {
                which,
                refunded: attempt.buckets,
                cleared: attempt.own_bucket.map(|bucket| bucket.key().to_owned()),
            })),
            None => Ok(Verdict::Wrong { last_free }),
        }
    }

    /// Judges the code of an application: counted first, like every other secret.
    pub async fn verify_code(
        &self,
        db: &Db,
        attempt: CodeAttempt<'_>,
        now: Moment,
    ) -> Result<CodeVerdict, DbErr> {
        let last_free = match throttle::admit_alone(db, &attempt.buckets, now).await? {
            Admission::Blocked { until } => return Ok(CodeVerdict::Throttled { until }),
            Admission::Admitted { last_free } => last_free,
        };
        Ok(match attempt.secret.step_of(attempt.typed, now) {
            Some(step) => CodeVerdict::Right { step, passed: Passed::counted_in(attempt.buckets) },
            None => CodeVerdict::Wrong { last_free },
        })
    }

    async fn matching(&self, attempt: &Attempt<'_>) -> Result<Option<usize>, Busy> {
        if attempt.candidates.is_empty() {
            self.hasher.verify(attempt.typed, self.hasher.dummy()).await?;
            return Ok(None);
        }
        for (which, candidate) in attempt.candidates.iter().enumerate() {
            if self.hasher.verify(attempt.typed, candidate).await? {
                return Ok(Some(which));
            }
        }
        Ok(None)
    }
}

impl Passed {
    /// Of the only secret that it could be.
    pub(super) fn counted_in(buckets: Vec<Bucket>) -> Self {
        Self { which: 0, refunded: buckets, cleared: None }
    }

    /// Takes the attempt out of the counts: it was not a guess.
    pub async fn settle(self, tx: &Tx) -> Result<(), DbErr> {
        let mut batch = Batch::of(tx);
        self.settle_with(&mut batch);
        batch.run().await.map(drop)
    }

    /// The same, together with what else is done.
    pub fn settle_with(self, batch: &mut Batch<'_>) {
        if let Some(key) = &self.cleared {
            throttle::add_clearing(batch, key);
        }
        throttle::add_refund(batch, &self.refunded);
    }

    /// Settles alone, when being right led to nothing.
    pub async fn settle_alone(self, db: &Db) -> Result<(), DbErr> {
        let mut batch = Batch::alone(db);
        self.settle_with(&mut batch);
        batch.run().await.map(drop)
    }
}

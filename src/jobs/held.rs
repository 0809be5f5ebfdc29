//! A job in the hands of whoever does it: how far they are, and the only way to end it well.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use sea_orm::{ConnectionTrait, DbErr};

use super::job::{self, Job};
use crate::clock::Moment;

/// A job that this node has taken up; clones are the same job.
#[derive(Clone)]
pub struct Held {
    job: Arc<Job>,
    done: Arc<AtomicI64>,
    total: Arc<AtomicI64>,
}

/// Why a job was not done; nothing of it is kept.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// It may go better in a while.
    #[error("{0}")]
    Again(String),
    /// It will never go.
    #[error("{0}")]
    Never(String),
    /// Somebody else has taken it up meanwhile.
    #[error("another node has taken the job up")]
    Lost,
}

impl From<DbErr> for Fault {
    fn from(error: DbErr) -> Self {
        Self::Again(error.to_string())
    }
}

impl Held {
    pub(super) fn new(job: Job) -> Self {
        let (done, total) = (AtomicI64::new(0), AtomicI64::new(job.total));
        Self { job: Arc::new(job), done: Arc::new(done), total: Arc::new(total) }
    }

    pub fn job(&self) -> &Job {
        &self.job
    }

    /// How far it is; written down about once a second.
    pub fn progress(&self, done: usize, total: usize) {
        self.total.store(i64::try_from(total).unwrap_or(i64::MAX), Ordering::Relaxed);
        self.done.store(i64::try_from(done).unwrap_or(i64::MAX), Ordering::Relaxed);
    }

    pub(super) fn reached(&self) -> (i64, i64) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }

    /// Ends the job, in the transaction of what it was for. When another node has it, that
    /// transaction must not be committed.
    pub async fn finish(&self, tx: &impl ConnectionTrait, now: Moment) -> Result<(), Fault> {
        if job::end(tx, &self.job, None, now).await? { Ok(()) } else { Err(Fault::Lost) }
    }

    /// Asked in a transaction before it writes anything: whether the job is still this node's. No
    /// other can take it up before that transaction ends.
    pub async fn is_own(&self, tx: &impl ConnectionTrait) -> Result<(), Fault> {
        if job::hold(tx, &self.job).await? { Ok(()) } else { Err(Fault::Lost) }
    }
}

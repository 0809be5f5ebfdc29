//! What one kind of file does, and how an import may end.

use futures_util::future::BoxFuture;
use sea_orm::DbErr;
use sea_orm::entity::prelude::*;

use crate::agencies::Societe;
use crate::audit::{Actor, Origin};
use crate::clock::Moment;
use crate::contracts::bulk;
use crate::database::Tx;
use crate::documents::NotPublished;
use crate::imports::reading::{FileFault, Record, Refusal};
use crate::imports::report::Report;
use crate::web::App;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Reads and compares everything, writes nothing.
    DryRun,
    /// A few chunks at a time: people write in between, and what was applied stays.
    ForReal,
    /// The whole file in one transaction: all of it, or nothing. The lines of its tiers in the
    /// portfolio follow it, by a job that the [`Seal`] asks for.
    AtOnce,
}

/// How a file is applied, in whose name, and what must still be true at its end.
#[derive(Clone, Copy)]
pub struct Order<'a> {
    pub mode: Mode,
    pub by: &'a By,
    /// Asked before the only transaction of [`Mode::AtOnce`] is committed.
    pub seal: Option<&'a dyn Seal>,
    /// Rows of each part that the report keeps.
    pub kept: usize,
}

/// What else goes into the transaction of an import that is one, or why nothing of it may stay.
pub trait Seal: Sync {
    /// False when the report is not the one that was agreed to.
    fn set<'a>(&'a self, tx: &'a Tx, report: &'a Report) -> BoxFuture<'a, Result<bool, DbErr>>;
}

/// Why an import stopped. The rows already applied stay, and are found unchanged next time: once
/// mended, the whole file is sent again.
#[derive(Debug, thiserror::Error)]
pub enum ImportFault {
    #[error("{fault}; {applied} rows before it were imported")]
    File { fault: FileFault, applied: u64 },
    #[error(transparent)]
    Database(#[from] DbErr),
    #[error("a document could not be kept: {0}")]
    Document(#[from] NotPublished),
    #[error("the file could not be read to its end")]
    Interrupted,
    /// Nothing was written.
    #[error("the file would now do something else than what was shown")]
    NotAsShown { report: Box<Report> },
}

/// What one kind of file does to the database. The number of its statements may depend on the
/// number of chunks, never on that of rows.
pub trait Work {
    type Row: Record;
    /// What is to be written for a chunk.
    type Writing;
    /// What the trace says first; nothing for tiers.
    const NAME: &'static str;
    /// Rows of a chunk.
    const ROWS: usize = bulk::MOST;
    /// Chunks of one transaction: between two of them SQLite's only writer is free for people.
    const CHUNKS: usize = 10;

    /// Before the transaction: what goes over the network, or takes long.
    async fn prepare(
        &mut self,
        _: Target<'_>,
        _: &[Result<Self::Row, Refusal>],
    ) -> Result<(), ImportFault> {
        Ok(())
    }

    /// Compares a chunk with what is known, and counts each row in the report.
    async fn compare(
        &mut self,
        db: &impl ConnectionTrait,
        rows: Vec<Result<Self::Row, Refusal>>,
        counting: (&mut Report, Moment),
    ) -> Result<Self::Writing, DbErr>;

    async fn write(&mut self, tx: &Tx, writing: Self::Writing) -> Result<(), DbErr>;

    /// Before a transaction ends: what follows from all that it wrote.
    async fn settle(&mut self, _: &Tx, _: Moment) -> Result<(), DbErr> {
        Ok(())
    }

    /// Before the last transaction ends.
    async fn close(&mut self, _: &Tx, _: Moment) -> Result<(), DbErr> {
        Ok(())
    }

    /// Lets the database count its rows.
    async fn recount(&self, tx: &Tx) -> Result<(), DbErr>;
}

/// Whose file it is, for the audit trail.
#[derive(Clone, Debug)]
pub struct By {
    pub origin: Origin,
    pub actor: Actor,
}

impl By {
    /// The operator at the command line.
    pub fn operator(app: &App) -> Self {
        Self { origin: Origin::console(app.clock.now()), actor: Actor::Operator }
    }
}

/// Where a file is applied, how, and in whose name.
#[derive(Clone, Copy)]
pub struct Target<'a> {
    pub app: &'a App,
    pub societe: &'a Societe,
    pub mode: Mode,
    pub by: &'a By,
    pub seal: Option<&'a dyn Seal>,
    /// Rows of each part that the report keeps.
    pub kept: usize,
    /// Told the bytes of the file and the rows done so far.
    pub progress: &'a (dyn Fn(u64, u64) + Sync),
}

impl<'a> Target<'a> {
    /// With nothing to seal, and as much of the report as is kept where nobody says otherwise.
    pub fn once(
        (app, societe): (&'a App, &'a Societe),
        (mode, by): (Mode, &'a By),
        progress: &'a (dyn Fn(u64, u64) + Sync),
    ) -> Self {
        Self { app, societe, mode, by, seal: None, kept: Report::KEPT, progress }
    }
}

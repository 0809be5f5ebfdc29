//! What one kind of file does, and how an import may end.

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
    ForReal,
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
    /// Told the bytes of the file and the rows done so far.
    pub progress: &'a (dyn Fn(u64, u64) + Sync),
}

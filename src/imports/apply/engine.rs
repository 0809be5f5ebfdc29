//! What every import has in common: chunks, transactions, the report, the trace.

use data_encoding::HEXLOWER;
use sea_orm::DbErr;
use sea_orm::entity::prelude::*;

use super::chunks::{Chunk, Chunks};
use crate::agencies::Societe;
use crate::audit::{self, Actor, Event, Kind, Origin, Outcome};
use crate::clock::Moment;
use crate::contracts::bulk;
use crate::database::Tx;
use crate::documents::NotPublished;
use crate::imports::reading::{FileFault, Record, Refusal, Rows};
use crate::imports::report::Report;
use crate::web::App;

/// Rows that an import adds without the database having to count them.
const FEW: u64 = 1_000;

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

/// Where a file is applied, and how.
#[derive(Clone, Copy)]
pub struct Target<'a> {
    pub app: &'a App,
    pub societe: &'a Societe,
    pub mode: Mode,
    /// Told the bytes of the file and the rows done so far.
    pub progress: &'a (dyn Fn(u64, u64) + Sync),
}

pub async fn run<W: Work>(
    target: Target<'_>,
    rows: Rows<W::Row>,
    work: W,
) -> Result<Report, ImportFault> {
    let file = HEXLOWER.encode(&rows.sha256());
    let mut import = Import { target, file, work, report: Report::default(), counted: 0 };
    let mut chunks = Chunks::of(rows, W::ROWS);
    loop {
        match chunks.next(W::CHUNKS).await {
            Ok(Some(batch)) => {
                let is_last = batch.iter().any(|chunk| chunk.last);
                import.add(batch, is_last).await?;
                if is_last {
                    return Ok(import.report);
                }
            }
            Ok(None) => return Err(ImportFault::Interrupted),
            Err(fault) => return Err(import.stopped(fault).await?),
        }
    }
}

struct Import<'a, W> {
    target: Target<'a>,
    /// SHA-256 of the file.
    file: String,
    work: W,
    report: Report,
    /// How many rows had been added when the database last counted its own.
    counted: u64,
}

impl<W: Work> Import<'_, W> {
    async fn add(&mut self, batch: Vec<Chunk<W::Row>>, is_last: bool) -> Result<(), ImportFault> {
        let Target { app, societe, mode, .. } = self.target;
        for chunk in &batch {
            self.work.prepare(self.target, &chunk.rows).await?;
        }
        if mode == Mode::DryRun {
            for chunk in batch {
                self.compare(app.db.reader(), chunk).await?;
            }
            return Ok(());
        }
        let tx = app.db.begin().await?;
        bulk::hold(&tx, societe).await?;
        for chunk in batch {
            let writing = self.compare(&tx, chunk).await?;
            self.work.write(&tx, writing).await?;
        }
        self.work.settle(&tx, app.clock.now()).await?;
        if is_last {
            self.work.close(&tx, app.clock.now()).await?;
            self.record(&tx, Outcome::Done).await?;
        }
        tx.commit().await?;
        Ok(self.recount().await?)
    }

    /// Each time that the file has added as much again.
    async fn recount(&mut self) -> Result<(), DbErr> {
        if self.report.created < 2 * self.counted.max(FEW / 2) {
            return Ok(());
        }
        self.counted = self.report.created;
        let tx = self.target.app.db.begin().await?;
        self.work.recount(&tx).await?;
        tx.commit().await
    }

    async fn compare(
        &mut self,
        db: &impl ConnectionTrait,
        chunk: Chunk<W::Row>,
    ) -> Result<W::Writing, DbErr> {
        let now = self.target.app.clock.now();
        let writing = self.work.compare(db, chunk.rows, (&mut self.report, now)).await?;
        (self.target.progress)(chunk.bytes, self.report.read);
        Ok(writing)
    }

    /// A file condemned halfway leaves its trace too.
    async fn stopped(&self, fault: FileFault) -> Result<ImportFault, DbErr> {
        let applied = match self.target.mode {
            Mode::DryRun => 0,
            Mode::ForReal => self.report.read - self.report.refused_count(),
        };
        if applied > 0 {
            let tx = self.target.app.db.begin().await?;
            self.record(&tx, Outcome::Refused).await?;
            tx.commit().await?;
        }
        Ok(ImportFault::File { fault, applied })
    }

    async fn record(&self, tx: &Tx, outcome: Outcome) -> Result<(), DbErr> {
        let Report { read, created, changed, unchanged, ended, .. } = self.report;
        let refused = self.report.refused_count();
        let subject = format!(
            "{}sha256 {}: {read} read, {created} created, {changed} changed, \
             {unchanged} unchanged, {ended} ended, {refused} refused",
            W::NAME,
            self.file
        );
        let event = Event::done(Kind::Imported, Actor::Operator, subject).with(outcome);
        let origin = Origin::console(self.target.app.clock.now());
        audit::record(tx, &origin, event.at(self.target.societe.id.uuid())).await
    }
}

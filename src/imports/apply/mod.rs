//! Applying a file to a société: a dry run that only compares, then the same for real.

mod chunks;
mod compare;
mod record;

use data_encoding::HEXLOWER;
use sea_orm::DbErr;
use sea_orm::entity::prelude::*;

use super::reading::{FileFault, Rows};
use super::report::Report;
use crate::agencies::Societe;
use crate::audit::{self, Actor, Event, Kind, Origin, Outcome};
use crate::contracts::bulk;
use crate::database::Tx;
use crate::web::App;
use chunks::{Chunk, Chunks};
use compare::{Changed, Writing};

/// Chunks of one transaction: between two of them SQLite's only writer is free for people.
const BATCH: usize = 10;

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
    #[error("the file could not be read to its end")]
    Interrupted,
}

/// Brings the tiers and contracts of a société to what the file says. Never touches an account, a
/// link or a provisional pair, and ends a contract by nothing else than its last day.
///
/// `progress` is told the bytes of the file and the rows done so far.
pub async fn apply(
    app: &App,
    societe: &Societe,
    rows: Rows,
    mode: Mode,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Report, ImportFault> {
    let file = HEXLOWER.encode(&rows.sha256());
    let (changed, report) = (Changed::default(), Report::default());
    let mut import = Import { app, societe, file, mode, progress, changed, report, counted: 0 };
    let mut chunks = Chunks::of(rows);
    loop {
        match chunks.next(BATCH).await {
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

struct Import<'a> {
    app: &'a App,
    societe: &'a Societe,
    /// SHA-256 of the file.
    file: String,
    mode: Mode,
    progress: &'a (dyn Fn(u64, u64) + Sync),
    changed: Changed,
    report: Report,
    /// How many rows had been added when the database last counted its own.
    counted: u64,
}

impl Import<'_> {
    async fn add(&mut self, batch: Vec<Chunk>, is_last: bool) -> Result<(), DbErr> {
        if self.mode == Mode::DryRun {
            for chunk in batch {
                self.compare(self.app.db.reader(), chunk).await?;
            }
            return Ok(());
        }
        let tx = self.app.db.begin().await?;
        bulk::hold(&tx, self.societe).await?;
        for chunk in batch {
            let Writing { tiers, contracts } = self.compare(&tx, chunk).await?;
            bulk::keep_tiers(&tx, tiers).await?;
            bulk::keep_contracts(&tx, contracts).await?;
        }
        if is_last {
            self.record(&tx, Outcome::Done).await?;
        }
        tx.commit().await?;
        self.recount().await
    }

    /// Each time that the file has added as much again.
    async fn recount(&mut self) -> Result<(), DbErr> {
        if self.report.created < 2 * self.counted.max(FEW / 2) {
            return Ok(());
        }
        self.counted = self.report.created;
        let tx = self.app.db.begin().await?;
        bulk::recount(&tx).await?;
        tx.commit().await
    }

    async fn compare(&mut self, db: &impl ConnectionTrait, chunk: Chunk) -> Result<Writing, DbErr> {
        let now = self.app.clock.now();
        let (all_tiers, contracts) = compare::references(&chunk.rows);
        let known = bulk::known(db, self.societe, (&all_tiers, &contracts)).await?;
        let counting = (&mut self.changed, &mut self.report, now);
        let writing = compare::chunk(self.societe, chunk.rows, known, counting);
        (self.progress)(chunk.bytes, self.report.read);
        Ok(writing)
    }

    /// A file condemned halfway leaves its trace too.
    async fn stopped(&self, fault: FileFault) -> Result<ImportFault, DbErr> {
        let applied = match self.mode {
            Mode::DryRun => 0,
            Mode::ForReal => self.report.read - self.report.refused_count(),
        };
        if applied > 0 {
            let tx = self.app.db.begin().await?;
            self.record(&tx, Outcome::Refused).await?;
            tx.commit().await?;
        }
        Ok(ImportFault::File { fault, applied })
    }

    async fn record(&self, tx: &Tx, outcome: Outcome) -> Result<(), DbErr> {
        let Report { read, created, changed, unchanged, ended, .. } = self.report;
        let refused = self.report.refused_count();
        let subject = format!(
            "sha256 {}: {read} read, {created} created, {changed} changed, {unchanged} unchanged, \
             {ended} ended, {refused} refused",
            self.file
        );
        let event = Event::done(Kind::Imported, Actor::Operator, subject).with(outcome);
        let origin = Origin::console(self.app.clock.now());
        audit::record(tx, &origin, event.at(self.societe.id.uuid())).await
    }
}

//! What every import has in common: chunks, transactions, the report, the trace.

use data_encoding::HEXLOWER;
use sea_orm::entity::prelude::*;

use super::chunks::{Chunk, Chunks};
use super::work::{ImportFault, Mode, Target, Work};
use crate::audit::{self, Event, Kind, Outcome};
use crate::contracts::bulk;
use crate::database::Tx;
use crate::imports::reading::{FileFault, Rows};
use crate::imports::report::Report;

/// Rows that an import adds without the database having to count them.
const FEW: u64 = 1_000;

pub async fn run<W: Work>(
    target: Target<'_>,
    rows: Rows<W::Row>,
    work: W,
) -> Result<Report, ImportFault> {
    let file = HEXLOWER.encode(&rows.sha256());
    let report = Report::keeping(target.kept);
    let mut import = Import { target, file, work, report, counted: 0 };
    let mut chunks = Chunks::of(rows, W::ROWS);
    let at_a_time = if target.mode == Mode::AtOnce { usize::MAX } else { W::CHUNKS };
    loop {
        match chunks.next(at_a_time).await {
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
            if mode == Mode::AtOnce && self.is_worth_counting() {
                self.work.recount(&tx).await?;
            }
        }
        self.work.settle(&tx, app.clock.now()).await?;
        if is_last {
            self.work.close(&tx, app.clock.now()).await?;
            self.record(&tx, Outcome::Done).await?;
            self.seal(&tx).await?;
        }
        tx.commit().await?;
        Ok(self.recount().await?)
    }

    async fn seal(&self, tx: &Tx) -> Result<(), ImportFault> {
        match self.target.seal {
            Some(seal) if !seal.set(tx, &self.report).await? => {
                Err(ImportFault::NotAsShown { report: Box::new(self.report.clone()) })
            }
            _ => Ok(()),
        }
    }

    /// Each time that the file has added as much again.
    async fn recount(&mut self) -> Result<(), DbErr> {
        if !self.is_worth_counting() {
            return Ok(());
        }
        let tx = self.target.app.db.begin().await?;
        self.work.recount(&tx).await?;
        tx.commit().await
    }

    fn is_worth_counting(&mut self) -> bool {
        let is_worth = self.report.created >= 2 * self.counted.max(FEW / 2);
        if is_worth {
            self.counted = self.report.created;
        }
        is_worth
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
            Mode::DryRun | Mode::AtOnce => 0,
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
        let by = self.target.by;
        let event = Event::done(Kind::Imported, by.actor, subject).with(outcome);
        audit::record(tx, &by.origin, event.at(self.target.societe.id.uuid())).await
    }
}

//! What an index of documents does: documents published, replaced, withdrawn.

mod known;
mod telling;
mod verdict;

use std::collections::HashSet;
use std::sync::Arc;

use sea_orm::DbErr;
use sea_orm::entity::prelude::*;

use super::work::{By, ImportFault, Mode, Target, Work};
use crate::agencies::Societe;
use crate::audit::{self, Event, Kind};
use crate::clock::Moment;
use crate::database::Tx;
use crate::documents::{self, DocumentId, NewDocument, NotPublished, Published, Stored};
use crate::imports::files::Files;
use crate::imports::reading::{DocumentRow, Refusal};
use crate::imports::report::Report;
pub use known::Known;
use verdict::{Change, Verdict};

pub struct DocumentWork<'a> {
    societe: &'a Societe,
    files: Arc<Files>,
    /// Of the rows of the next chunk that could be read, in order.
    verdicts: Vec<Verdict>,
    /// Contents that were sent, and that documents took.
    taken: HashSet<String>,
    /// Known once rows are prepared.
    by: Option<By>,
}

impl<'a> DocumentWork<'a> {
    pub fn of(societe: &'a Societe, files: Files) -> Self {
        let (files, verdicts, taken) = (Arc::new(files), Vec::new(), HashSet::new());
        Self { societe, files, verdicts, taken, by: None }
    }
}

/// What is to be written for a chunk.
pub struct Writing {
    changes: Vec<Change>,
    now: Moment,
}

impl Work for DocumentWork<'_> {
    type Row = DocumentRow;
    type Writing = Writing;
    const NAME: &'static str = "documents, ";
    /// Few, for their files are read and stored before their transaction: so many contents at most
    /// are left without a document when the process dies.
    const ROWS: usize = 100;
    const CHUNKS: usize = 1;

    /// Reads the files, and stores those that are new.
    async fn prepare(
        &mut self,
        target: Target<'_>,
        rows: &[Result<DocumentRow, Refusal>],
    ) -> Result<(), ImportFault> {
        let known = Known::of(target.app.db.reader(), self.societe, rows).await?;
        let most = target.app.settings.documents.max_size.count();
        self.verdicts.clear();
        self.by = Some(target.by.clone());
        for row in rows.iter().flatten() {
            let verdict = verdict::of(row, &known, (&self.files, most)).await?;
            let verdict = match target.mode {
                Mode::DryRun => verdict.tried(),
                Mode::ForReal | Mode::AtOnce => {
                    verdict.stored(&target.app.store, &mut self.taken).await?
                }
            };
            self.verdicts.push(verdict);
        }
        Ok(())
    }

    async fn compare(
        &mut self,
        _: &impl ConnectionTrait,
        rows: Vec<Result<DocumentRow, Refusal>>,
        (report, now): (&mut Report, Moment),
    ) -> Result<Writing, DbErr> {
        let mut verdicts = std::mem::take(&mut self.verdicts).into_iter();
        let mut changes = Vec::new();
        for row in rows {
            report.read += 1;
            match row {
                Ok(_) => changes.extend(verdicts.next().and_then(|it| it.counted(report))),
                Err(refusal) => report.refuse(refusal),
            }
        }
        Ok(Writing { changes, now })
    }

    async fn write(&mut self, tx: &Tx, writing: Writing) -> Result<(), DbErr> {
        // Nothing is to be written before anything was prepared.
        let Some(by) = self.by.clone() else { return Ok(()) };
        for change in writing.changes {
            let done = match change {
                Change::Publish(new, stored) => {
                    let id = publish(tx, (&new, stored), (&by, writing.now)).await?;
                    id.map(|id| (Kind::DocumentPublished, id))
                }
                Change::Withdraw(id) => {
                    let is_done = documents::withdraw(tx, self.societe.id, id, writing.now).await?;
                    is_done.then_some((Kind::DocumentWithdrawn, id))
                }
            };
            if let Some((kind, id)) = done {
                let event = Event::done(kind, by.actor, id).at(self.societe.id.uuid());
                audit::record(tx, &by.origin, event).await?;
            }
        }
        Ok(())
    }

    async fn recount(&self, tx: &Tx) -> Result<(), DbErr> {
        documents::recount(tx).await
    }
}

async fn publish(
    tx: &Tx,
    (new, stored): (&NewDocument, Option<Stored>),
    (by, now): (&By, Moment),
) -> Result<Option<DocumentId>, DbErr> {
    // Without a content only in a dry run, which writes nothing.
    let Some(stored) = stored else { return Ok(None) };
    match documents::publish(tx, new, &stored, (by.actor, now)).await {
        Ok(Published::Added(id) | Published::Replaced(id)) => Ok(Some(id)),
        Err(NotPublished::Database(error)) => Err(error),
        Err(other) => Err(DbErr::Custom(other.to_string())),
    }
}

//! What becomes of one row of the index, told before anything is written.

use std::sync::Arc;

use tokio::task::spawn_blocking;

use super::super::work::ImportFault;
use super::known::Known;
use crate::documents::picture::PictureFault;
use crate::documents::{
    self, Accepted, Document, DocumentId, DocumentKind, NewDocument, NotPublished, Readers, Stored,
};
use crate::imports::files::Files;
use crate::imports::reading::{DocumentRow, Flaw, Notice, Reason, Refusal, Said};
use crate::imports::report::{Did, Report};
use crate::store::Store;

pub enum Verdict {
    Refused(Refusal),
    Unchanged(u64, Vec<Flaw>),
    Publish(Box<Publication>),
    Withdraw(u64, DocumentId),
}

pub struct Publication {
    line: u64,
    new: NewDocument,
    content: Content,
    is_new: bool,
    flaws: Vec<Flaw>,
}

/// The content of a document on its way.
enum Content {
    /// As it was read from the folder, and will be kept.
    Read(Accepted),
    Stored(Stored),
    /// A dry run keeps none.
    Dropped,
}

/// What is written; a content that was not stored is one of a dry run.
pub enum Change {
    Publish(Box<NewDocument>, Option<Stored>),
    Withdraw(DocumentId),
}

pub async fn of(
    row: &DocumentRow,
    known: &Known,
    (files, most): (&Arc<Files>, u64),
) -> Result<Verdict, ImportFault> {
    let refused = |(column, reason)| {
        Ok(Verdict::Refused(Refusal { line: row.line, column: Some(column), reason }))
    };
    let before = known.document(&row.reference);
    let Some(said) = &row.said else {
        return match before {
            None => refused(("ref_document", Reason::UnknownDocument)),
            Some(before) if before.withdrawn_at.is_some() => {
                Ok(Verdict::Unchanged(row.line, Vec::new()))
            }
            Some(before) => Ok(Verdict::Withdraw(row.line, before.id)),
        };
    };
    let readers = match allowed(said, known) {
        Ok(readers) => readers,
        Err(why) => return refused(why),
    };
    match read(files, &said.file, most).await? {
        Ok(accepted) => Ok(judged(new(row, said, (known, readers)), accepted, before, row.line)),
        Err(reason) => refused(("fichier", reason)),
    }
}

/// A quittance says that a term is paid: one that is not would be a false one (loi 89-462, art. 21).
fn allowed(said: &Said, known: &Known) -> Result<Readers, (&'static str, Reason)> {
    let readers = known.readers(said)?;
    let is_owed = said.period.is_some_and(|term| known.owes(readers, term));
    if said.kind == DocumentKind::Quittance && is_owed {
        return Err(("type", Reason::TermUnpaid));
    }
    Ok(readers)
}

/// Off the threads that answer people: a file is as large as it is.
async fn read(
    files: &Arc<Files>,
    name: &str,
    most: u64,
) -> Result<Result<Accepted, Reason>, ImportFault> {
    let (files, name) = (Arc::clone(files), name.to_owned());
    let read = spawn_blocking(move || {
        let content = files.read(&name, most)?;
        documents::accept(content).map_err(|fault| match fault {
            NotPublished::Picture(PictureFault::TooManyPixels { .. }) => Reason::PictureTooLarge,
            NotPublished::Picture(PictureFault::Damaged) => Reason::PictureDamaged,
            _ => Reason::FileContent,
        })
    });
    read.await.map_err(|_| ImportFault::Interrupted)
}

fn new(row: &DocumentRow, said: &Said, (known, readers): (&Known, Readers)) -> NewDocument {
    NewDocument {
        societe_id: known.societe,
        reference: row.reference.clone(),
        kind: said.kind,
        readers,
        title: said.title.clone(),
        dated_on: said.dated_on,
        period: said.period,
        exercice: said.exercice,
        valid_until: said.valid_until,
        // What people save it as; the agency's file may be called DOC000123.
        file_name: said.title.clone(),
    }
}

fn judged(new: NewDocument, accepted: Accepted, before: Option<&Document>, line: u64) -> Verdict {
    let inspected = &accepted.inspected;
    let cautions = inspected.cautions.iter();
    let flaws: Vec<Flaw> = cautions
        .map(|caution| Flaw { line, column: "fichier", notice: Notice::Content(*caution) })
        .collect();
    let same = before.filter(|before| before.sha256 == inspected.sha256);
    if same.is_some_and(|same| same.withdrawn_at.is_none() && new.says_the_same(same)) {
        return Verdict::Unchanged(line, flaws);
    }
    let content = match same.and_then(Stored::already) {
        Some(stored) => Content::Stored(stored),
        None => Content::Read(accepted),
    };
    let is_new = before.is_none();
    Verdict::Publish(Box::new(Publication { line, new, content, is_new, flaws }))
}

impl Verdict {
    /// The same, for a dry run: many contents in memory would be too much.
    pub fn tried(self) -> Self {
        let Self::Publish(publication) = self else { return self };
        Self::Publish(Box::new(Publication { content: Content::Dropped, ..*publication }))
    }

    /// The same, once its content lies in the store.
    pub async fn stored(self, store: &Store) -> Result<Self, ImportFault> {
        let Self::Publish(mut publication) = self else { return Ok(self) };
        if let Content::Read(accepted) = publication.content {
            publication.content = Content::Stored(documents::keep(store, accepted).await?);
        }
        Ok(Self::Publish(publication))
    }

    /// Counts the row, and says what is to be written.
    pub fn counted(self, report: &mut Report) -> Option<Change> {
        match self {
            Self::Refused(refusal) => {
                report.refuse(refusal);
                None
            }
            Self::Unchanged(line, flaws) => {
                report.note(flaws);
                report.count(line, Did::Unchanged);
                None
            }
            Self::Publish(publication) => Some(publication.counted(report)),
            Self::Withdraw(line, id) => {
                report.count(line, Did::Ended);
                Some(Change::Withdraw(id))
            }
        }
    }
}

impl Publication {
    fn counted(self, report: &mut Report) -> Change {
        report.note(self.flaws);
        report.count(self.line, if self.is_new { Did::Created } else { Did::Changed });
        let stored = match self.content {
            Content::Stored(stored) => Some(stored),
            Content::Read(_) | Content::Dropped => None,
        };
        Change::Publish(Box::new(self.new), stored)
    }
}

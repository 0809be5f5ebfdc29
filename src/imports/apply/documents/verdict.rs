//! What becomes of one row of the index, told before anything is written.

use std::collections::HashSet;
use std::sync::Arc;

use tokio::task::spawn_blocking;

use super::super::work::ImportFault;
use super::known::{Known, Place};
use super::telling::{Before, introduced, told};
use crate::documents::picture::PictureFault;
use crate::documents::{
    self, Accepted, Caution, Document, DocumentId, NewDocument, NotPublished, Stored,
};
use crate::imports::files::Files;
use crate::imports::reading::{DocumentRow, Flaw, Notice, Reason, Refusal};
use crate::imports::report::{Changes, Did, Report, Written};
use crate::store::Store;

pub enum Verdict {
    Refused(Refusal),
    Unchanged(u64, Vec<Flaw>),
    Publish(Box<Publication>),
    Withdraw(Box<Written>, DocumentId),
}

pub struct Publication {
    line: u64,
    new: NewDocument,
    content: Content,
    is_new: bool,
    changes: Changes,
    flaws: Vec<Flaw>,
}

/// The content of a document on its way.
enum Content {
    /// As it was read from the folder, and will be kept.
    Read(Accepted),
    /// As it lies in the store since it was sent; a document takes it, and no second one does.
    Sent(Stored),
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
            Some(before) => Ok(Verdict::Withdraw(Box::new(withdrawn(row, before)), before.id)),
        };
    };
    let readers = match known.allowed(said) {
        Ok(readers) => readers,
        Err(why) => return refused(why),
    };
    let new = known.made(row, said, readers);
    let before = before.map(|before| (before, known.place(before)));
    let known = (before.as_ref(), Place::said(said));
    if let Some(stored) = files.stored(&said.file) {
        return Ok(judged(new, Content::Sent(stored.clone()), known, row.line));
    }
    match read(files, &said.file, most).await? {
        Ok(accepted) => Ok(judged(new, Content::Read(accepted), known, row.line)),
        Err(reason) => refused(("fichier", reason)),
    }
}

fn withdrawn(row: &DocumentRow, before: &Document) -> Written {
    Written {
        line: row.line,
        did: Did::Ended,
        reference: row.reference.clone(),
        name: before.title.clone(),
        touched: None,
        changes: Vec::new(),
        document: None,
    }
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

fn judged(
    new: NewDocument,
    content: Content,
    (before, place): (Option<&Before<'_>>, Place),
    line: u64,
) -> Verdict {
    let flaws: Vec<Flaw> = content
        .cautions()
        .iter()
        .map(|caution| Flaw { line, column: "fichier", notice: Notice::Content(*caution) })
        .collect();
    let known = before.map(|(document, _)| *document);
    let same = known.filter(|before| before.sha256 == content.sha256());
    if same.is_some_and(|same| same.withdrawn_at.is_none() && new.says_the_same(same)) {
        return Verdict::Unchanged(line, flaws);
    }
    let changes = match before {
        Some(before) => told(before, (&new, &place), content.sha256()),
        None => introduced(&new, &place),
    };
    let content = match same.and_then(Stored::already) {
        Some(stored) => Content::Stored(stored),
        None => content,
    };
    let is_new = known.is_none();
    Verdict::Publish(Box::new(Publication { line, new, content, is_new, changes, flaws }))
}

impl Content {
    fn sha256(&self) -> &str {
        match self {
            Self::Read(accepted) => &accepted.inspected.sha256,
            Self::Sent(stored) | Self::Stored(stored) => stored.sha256(),
            Self::Dropped => "",
        }
    }

    fn cautions(&self) -> &[Caution] {
        match self {
            Self::Read(accepted) => &accepted.inspected.cautions,
            Self::Sent(stored) | Self::Stored(stored) => &stored.cautions,
            Self::Dropped => &[],
        }
    }
}

impl Verdict {
    /// The same, for a dry run: many contents in memory would be too much.
    pub fn tried(self) -> Self {
        let Self::Publish(publication) = self else { return self };
        Self::Publish(Box::new(Publication { content: Content::Dropped, ..*publication }))
    }

    /// The same, once its content lies in the store under a name of its own: `taken` are the names
    /// that documents have from this import.
    pub async fn stored(
        self,
        store: &Store,
        taken: &mut HashSet<String>,
    ) -> Result<Self, ImportFault> {
        let Self::Publish(mut publication) = self else { return Ok(self) };
        publication.content = match publication.content {
            Content::Read(accepted) => Content::Stored(documents::keep(store, accepted).await?),
            // One that two rows name is two contents: the one that is replaced must not take the other.
            Content::Sent(stored) if !taken.insert(stored.object().to_owned()) => {
                Content::Stored(documents::copied(store, &stored).await?)
            }
            Content::Sent(stored) => Content::Stored(stored),
            content => content,
        };
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
            Self::Withdraw(written, id) => {
                report.write(*written);
                Some(Change::Withdraw(id))
            }
        }
    }
}

impl Publication {
    fn counted(self, report: &mut Report) -> Change {
        report.note(self.flaws);
        report.write(Written {
            line: self.line,
            did: if self.is_new { Did::Created } else { Did::Changed },
            reference: self.new.reference.clone(),
            name: self.new.title.clone(),
            touched: None,
            changes: self.changes.into(),
            document: Some(Box::new(self.new.clone())),
        });
        let stored = match self.content {
            Content::Stored(stored) => Some(stored),
            Content::Read(_) | Content::Sent(_) | Content::Dropped => None,
        };
        Change::Publish(Box::new(self.new), stored)
    }
}

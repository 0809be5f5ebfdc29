//! One document, published or taken back by the engine of the imports.

use std::io::{self, Cursor};

use axum::body::Body;
use axum::http::HeaderMap;
use futures_util::TryStreamExt;
use serde_json::{Map, Value, json};

use super::super::batch::Outcome;
use super::super::json::{broken_off, media_type};
use super::super::schema::described;
use crate::documents::picture::PictureFault;
use crate::documents::{self, Media, NotPublished, Stored};
use crate::imports::reading::Reason;
use crate::imports::sent::Sending;
use crate::imports::{
    Did, DocumentRow, Files, Format, ImportFault, Language, Limits, Report, read_as,
};
use crate::store::PutError;
use crate::web::{App, Error, Failure, Problem, ProblemKind, Wrong};

/// The only file that there is.
const CONTENT: &str = "content";

/// What a document need not have.
const UNSAID: [&str; 4] = ["periode_debut", "periode_fin", "exercice", "valable_jusquau"];

/// What says nothing of the content: it is looked at all the same.
const ANY: &str = "application/octet-stream";

described! {
    /// What became of a document.
    pub struct DocumentDone {
        outcome: Outcome,
        /// What somebody should look at.
        warnings: Vec<String>,
    }
}

/// Before a byte is read: a kind that is never published.
pub fn check_kind(headers: &HeaderMap) -> Result<(), Problem> {
    match media_type(headers) {
        Some(ANY) => Ok(()),
        Some(kind) if Media::named(kind).is_some() => Ok(()),
        _ => Err(media_problem()),
    }
}

/// Takes the content as it comes, into the store: nothing of a PDF is held. It is what it holds, and is
/// not taken for anything else.
pub async fn receive(app: &App, headers: &HeaderMap, body: Body) -> Result<Stored, Failure> {
    let content = body.into_data_stream().map_err(io::Error::other);
    let stored = match documents::receive(&app.store, content).await {
        Ok(stored) => stored,
        Err(fault) => return Err(refused(fault)),
    };
    let told = media_type(headers).filter(|kind| *kind != ANY).and_then(Media::named);
    if told.is_some_and(|told| told != stored.media()) {
        documents::let_go(app, &stored).await?;
        return Err(media_problem().into());
    }
    Ok(stored)
}

fn refused(fault: NotPublished) -> Failure {
    let damaged = |reason: Reason| {
        let wrong = Wrong::parameter("fichier", reason.text(Language::English));
        Problem::invalid(vec![wrong]).into()
    };
    match fault {
        NotPublished::Content => media_problem().into(),
        NotPublished::Picture(PictureFault::Damaged) => damaged(Reason::PictureDamaged),
        NotPublished::Picture(PictureFault::TooManyPixels { .. }) => {
            damaged(Reason::PictureTooLarge)
        }
        NotPublished::Store(PutError::TooLarge { .. }) => ProblemKind::TooLarge.into(),
        NotPublished::Store(PutError::Source(error)) => broken_off(&error).into(),
        other => Error::from(other).into(),
    }
}

/// A content that no document took, because of what is said of it or because it is there already, does
/// not stay.
pub async fn publish(
    sending: &Sending<'_>,
    (reference, said): (&str, Vec<(&'static str, String)>),
    stored: Stored,
) -> Result<DocumentDone, Failure> {
    // A row of a file leaves what it does not speak of; a `PUT` says all that there is.
    let none = UNSAID.map(|name| (name.to_owned(), Value::Null));
    let said = said.into_iter().map(|(name, text)| (name.to_owned(), text.into()));
    let mut row: Map<String, Value> = none.into_iter().chain(said).collect();
    row.insert("ref_document".into(), reference.into());
    row.insert("fichier".into(), CONTENT.into());
    let files = Files::stored_as([(CONTENT.to_owned(), stored.clone())]);
    let done = done(sending, row, files).await;
    documents::let_go(sending.app, &stored).await?;
    done
}

pub async fn withdraw(sending: &Sending<'_>, reference: &str) -> Result<DocumentDone, Failure> {
    let row = [("ref_document", reference), ("retire", "oui")];
    let row = row.into_iter().map(|(name, text)| (name.to_owned(), text.into())).collect();
    done(sending, row, Files::default()).await
}

async fn done(
    sending: &Sending<'_>,
    row: Map<String, Value>,
    files: Files,
) -> Result<DocumentDone, Failure> {
    let file = json!({ "documents": [row] }).to_string();
    let limits = Limits { max_cell: sending.app.settings.import.max_cell, ..Limits::default() };
    let rows = read_as::<DocumentRow>(Cursor::new(file), Format::Json, limits);
    let rows = rows.map_err(Error::internal)?;
    let report = match sending.documents(rows, files).await {
        Ok(report) => report,
        Err(ImportFault::Database(error)) => return Err(error.into()),
        Err(other) => return Err(Error::internal(other).into()),
    };
    told(&report)
}

fn told(report: &Report) -> Result<DocumentDone, Failure> {
    if let Some(refusal) = report.refused().first() {
        return Err(match (&refusal.reason, refusal.column) {
            (Reason::UnknownDocument, _) => ProblemKind::NotFound.into(),
            (Reason::FileContent, _) => media_problem().into(),
            (reason, column) => {
                let why = reason.text(Language::English);
                let wrong = Wrong::parameter(column.unwrap_or("reference"), why);
                Problem::invalid(vec![wrong]).into()
            }
        });
    }
    let outcome = match report.done().first().map(|(_, did)| *did) {
        Some(Did::Created) => Outcome::Created,
        Some(Did::Changed) => Outcome::Changed,
        Some(Did::Ended) => Outcome::Ended,
        Some(Did::Unchanged) | None => Outcome::Unchanged,
    };
    let warnings = report.flaws().iter();
    let warnings = warnings.map(|flaw| flaw.notice.text(Language::English).to_owned());
    Ok(DocumentDone { outcome, warnings: warnings.collect() })
}

fn media_problem() -> Problem {
    Problem::of(ProblemKind::MediaType)
        .told("A document is a PDF, a PNG or a JPEG, as it says and is.")
}

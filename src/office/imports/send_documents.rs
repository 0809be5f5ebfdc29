//! « Importer des documents »: an index and the files that it names. They are kept aside, and nothing
//! is published before the report was agreed to.

use askama::Template;
use axum::extract::State;
use bytes::Bytes;

use super::import::Format;
use super::staging::{self, Sent};
use crate::clock::paris_today;
use crate::documents::{Batch, NotPublished, size};
use crate::imports::Kind;
use crate::office::documents::{Gathered, gather, weight};
use crate::staff::{AgencyStaff, Desk, Gestion, Tab, fresh};
use crate::web::{App, Error, Mistake, Mistakes, Reply, Unfit, Upload, Visitor};

#[derive(Template)]
#[template(path = "office/imports/send_documents.html")]
pub struct SendDocumentsPage {
    visitor: Visitor,
    desk: Desk,
    batch: String,
    has_index: bool,
    /// Files that were kept: their names, and what they are.
    kept: Vec<(String, String)>,
    /// Those that were not, and why.
    refused: Vec<(String, String)>,
    files: usize,
    each: String,
    together: String,
    mistakes: Mistakes,
}

/// The secrets are asked for before the files are chosen.
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
) -> Result<Reply<SendDocumentsPage>, Error> {
    fresh(&app, &staff)?;
    let blank = (Gathered::default(), Mistakes::none());
    Ok(Reply::Shown(page(&app, visitor, &staff, blank)))
}

pub async fn send(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    upload: Upload,
) -> Result<Reply<SendDocumentsPage>, Error> {
    fresh(&app, &staff)?;
    let most = app.settings.import.web_files;
    let gathered = gather(&app, (&visitor, &staff), (upload, most)).await?;
    let mistakes = mistakes(&gathered);
    let (index, batch) = (gathered.index.clone(), gathered.batch.clone());
    let Some((index, batch)) = index.zip(batch).filter(|_| mistakes.is_empty()) else {
        return Ok(Reply::Again(page(&app, visitor, &staff, (gathered, mistakes))));
    };
    let sent = sent(&app, &visitor, (batch, &index)).await?;
    let id = staging::stage((&app, &visitor, &staff), sent).await?;
    Ok(Reply::done(format!("/office/{}/imports/{id}", staff.societe_id())))
}

/// Why it cannot be looked at yet. An index without files is good: it may take documents back.
fn mistakes(gathered: &Gathered) -> Mistakes {
    let mut mistakes = Mistakes::none();
    if gathered.index.is_none() {
        mistakes = mistakes.and("index", Mistake::ImportMissing);
    }
    if !gathered.refused.is_empty() {
        mistakes = mistakes.and("files", Mistake::Unfit(Unfit::SomeFilesRefused));
    }
    mistakes
}

/// The index in the store, as any file of an import lies there.
async fn sent(app: &App, visitor: &Visitor, (batch, index): (Batch, &str)) -> Result<Sent, Error> {
    let kept = app.store.put_bytes(Bytes::from(index.to_owned())).await;
    let kept = kept.map_err(NotPublished::from)?;
    let is_json = index.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']);
    let format = if is_json { Format::Json } else { Format::Csv };
    let file_name = if is_json { "index.json" } else { "index.csv" }.to_owned();
    let as_of = paris_today(visitor.now);
    Ok(Sent { kind: Kind::Documents, format, file_name, as_of, kept, batch: Some(batch) })
}

fn page(
    app: &App,
    visitor: Visitor,
    staff: &AgencyStaff<Gestion>,
    (gathered, mistakes): (Gathered, Mistakes),
) -> SendDocumentsPage {
    let (visitor, desk) = staff.seated(app, visitor, Tab::Imports);
    let visitor = visitor.found_at(&desk.at("imports/documents"));
    let (texts, lang) = (visitor.texts, visitor.lang);
    let kept = gathered.drafts.iter();
    let kept = kept.map(|it| (it.given_name.clone(), weight(&it.media_type, it.bytes, lang)));
    let in_words = |bytes: u64| size::in_words(i64::try_from(bytes).unwrap_or(i64::MAX), lang);
    SendDocumentsPage {
        kept: kept.collect(),
        refused: gathered.refused.into_iter().map(|(name, it)| (name, it.text(texts))).collect(),
        has_index: gathered.index.is_some(),
        batch: gathered.batch.map(|batch| batch.id.to_string()).unwrap_or_default(),
        files: app.settings.import.web_files,
        each: in_words(app.store.most()),
        together: in_words(app.settings.server.upload_limit.count()),
        visitor,
        desk,
        mistakes,
    }
}

//! The content of a document, for those who publish it: to be looked at before it is confirmed, and
//! whenever a reader asks about it.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::receiving::sender;
use crate::agencies::SocieteId;
use crate::audit::{self, Kind};
use crate::documents::{Document, DocumentId, Draft, DraftId, file_name};
use crate::staff::{AgencyStaff, Gestion};
use crate::web::{App, Error, Visitor};

pub async fn of_draft(
    State(app): State<App>,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, DraftId)>,
) -> Result<Response, Error> {
    let draft = Draft::of(app.db.reader(), sender(&staff), id).await?.ok_or(Error::NotFound)?;
    sent(&app, (&draft.given_name, &draft.media_type), &draft.object).await
}

/// That somebody of the agency looked at it is in its trail.
pub async fn of_document(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, DocumentId)>,
) -> Result<Response, Error> {
    let document = Document::of_societe(app.db.reader(), staff.societe_id(), id).await?;
    let document = document.ok_or(Error::NotFound)?;
    let file = (document.file_name.as_str(), document.media_type.as_str());
    let answer = sent(&app, file, &document.object).await?;
    let tx = app.db.begin().await?;
    let event = staff.event(Kind::DocumentOpened, document.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await?;
    Ok(answer)
}

async fn sent(app: &App, file: (&str, &str), object: &str) -> Result<Response, Error> {
    let content = app.store.read(object, None).await?;
    let headers = file_name::headers(file, content.size);
    Ok((headers, Body::from_stream(content.into_stream())).into_response())
}

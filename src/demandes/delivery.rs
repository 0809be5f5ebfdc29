//! A file of a demande on its way to whoever may have it: noted before its first byte leaves.

use axum::body::Body;
use axum::response::{IntoResponse, Response};

use super::attachment::Attachment;
use crate::audit::{self, Event};
use crate::documents::file_name;
use crate::store::StoreError;
use crate::web::{App, Error, Visitor};

/// Asking for the headers opens nothing. Whoever calls it has judged who asks.
pub async fn deliver(
    app: &App,
    (visitor, opened): (&Visitor, Event),
    file: &Attachment,
    is_head: bool,
) -> Result<Response, Error> {
    let size = u64::try_from(file.bytes).unwrap_or(0);
    let named = (file.name.as_str(), file.media_type.as_str());
    let mut answer = file_name::headers(named, size).into_response();
    if is_head {
        return Ok(answer);
    }
    let content = app.store.read(&file.object, None).await?;
    if content.size != size {
        return Err(StoreError::Missing(file.object.clone()).into());
    }
    let tx = app.db.begin().await?;
    audit::record(&tx, &visitor.origin(), opened).await?;
    tx.commit().await?;
    *answer.body_mut() = Body::from_stream(content.into_stream());
    Ok(answer)
}

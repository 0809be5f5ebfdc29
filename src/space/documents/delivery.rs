//! A document on its way: what may be sent of it, under which headers, and the trace it leaves.

use axum::body::Body;
use axum::http::StatusCode;
use axum::http::header::{self, HeaderName};
use axum::response::{IntoResponse, Response};

use super::asking::{Asking, Part};
use crate::accounts::SignedIn;
use crate::documents::file_name;
use crate::documents::{Document, Means, opening};
use crate::store::StoreError;
use crate::web::{App, Error, Visitor};

/// The opening is noted once the content is at hand and before its first byte leaves. Asking for the
/// headers, or for a part that is not there, opens nothing.
pub async fn deliver(
    app: &App,
    (visitor, person): (&Visitor, &SignedIn),
    document: &Document,
    asking: &Asking,
) -> Result<Response, Error> {
    let size = u64::try_from(document.bytes).unwrap_or(0);
    let part = asking.part(size, &etag(document));
    let (status, range) = match &part {
        Part::Whole => (StatusCode::OK, None),
        Part::Bytes(range) => (StatusCode::PARTIAL_CONTENT, Some(range.clone())),
        Part::Nowhere => return Ok(nowhere(size)),
    };
    let length = range.as_ref().map_or(size, |range| range.end - range.start);
    let mut answer = (status, headers(document, length)).into_response();
    if let Some(range) = &range {
        let told = format!("bytes {}-{}/{size}", range.start, range.end - 1);
        answer.headers_mut().extend(header_of(header::CONTENT_RANGE, &told));
    }
    if asking.is_head {
        return Ok(answer);
    }
    let content = app.store.read(&document.object, range).await?;
    if content.size != size {
        return Err(StoreError::Missing(document.object.clone()).into());
    }
    let goes_on = part != Part::Whole
        && opening::goes_on(app.db.reader(), (visitor, person), document).await?;
    if !goes_on {
        let one = std::slice::from_ref(document);
        opening::record(app, (visitor, person), one, Means::Alone).await?;
    }
    *answer.body_mut() = Body::from_stream(content.into_stream());
    Ok(answer)
}

/// The content itself: another one, another tag.
fn etag(document: &Document) -> String {
    format!("\"{}\"", document.sha256)
}

fn headers(document: &Document, length: u64) -> [(HeaderName, String); 6] {
    let file = (document.file_name.as_str(), document.media_type.as_str());
    let [kind, length, disposition, policy] = file_name::headers(file, length);
    let accepted = (header::ACCEPT_RANGES, "bytes".to_owned());
    [kind, length, disposition, policy, accepted, (header::ETAG, etag(document))]
}

fn nowhere(size: u64) -> Response {
    let headers = [(header::CONTENT_RANGE, format!("bytes */{size}"))];
    (StatusCode::RANGE_NOT_SATISFIABLE, headers).into_response()
}

fn header_of(
    name: HeaderName,
    value: &str,
) -> impl Iterator<Item = (HeaderName, axum::http::HeaderValue)> {
    value.parse().ok().map(|value| (name, value)).into_iter()
}

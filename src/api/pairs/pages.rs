//! `/api/v1/pairs`.

use axum::extract::State;
use axum::response::Response;

use super::super::writing::Writing;
use super::issue;
use crate::api_keys::needs;
use crate::web::{App, Failure};

pub async fn issue(
    State(app): State<App>,
    writing: Writing<needs::PairsWrite>,
) -> Result<Response, Failure> {
    let (holder, json) = (&writing.holder, &writing.sent.json);
    let work = issue::issue(&app, &writing.visitor, holder, json);
    writing.answer(&app, work).await
}

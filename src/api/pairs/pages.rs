//! `/api/v1/pairs`.

use axum::extract::State;
use axum::response::Response;

use super::super::json::Sent;
use super::super::once::Once;
use super::super::query::NoQuery;
use super::issue;
use crate::api_keys::{KeyHolder, needs};
use crate::web::{App, Failure, Visitor};

pub async fn issue(
    State(app): State<App>,
    visitor: Visitor,
    holder: KeyHolder<needs::PairsWrite>,
    once: Once,
    _: NoQuery,
    sent: Sent,
) -> Result<Response, Failure> {
    let work = issue::issue(&app, &visitor, &holder, &sent.json);
    once.answer(&app, (&holder, &sent.bytes), work).await
}

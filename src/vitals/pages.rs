//! What is told, in plain text.

use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::response::{IntoResponse, Response};
use tokio::time;

use super::readiness::{Readiness, Ready};
use super::{PATIENCE, gauges};
use crate::meters;
use crate::web::App;

/// Whether requests can be answered here: the database, its schema, the store.
pub async fn ready(
    State(app): State<App>,
    Extension(readiness): Extension<Arc<Readiness>>,
) -> Response {
    match readiness.look(&app).await {
        Ready::Yes => "ready\n".into_response(),
        Ready::Not(what) => {
            let why = format!("not ready: {what}\n");
            (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "5")], why).into_response()
        }
    }
}

/// What cannot be measured is left out: the rest is what one wants to know then.
pub async fn measured(State(app): State<App>) -> Response {
    let gauges = time::timeout(PATIENCE, gauges::measure(&app)).await.unwrap_or_else(|_| {
        tracing::warn!("the database does not answer: it is not measured");
        gauges::without_database(&app)
    });
    ([(CONTENT_TYPE, meters::MEDIA_TYPE)], meters::text(&gauges)).into_response()
}

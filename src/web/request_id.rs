//! The number of a request: in the logs, in the audit trail, and on the page of a failure.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;
use uuid::Uuid;

use super::{App, headers};
use crate::meters;

/// 32 hexadecimal digits that grow with time (UUID v7).
#[derive(Clone, Debug)]
pub struct RequestId(Uuid);

impl Default for RequestId {
    fn default() -> Self {
        Self(Uuid::now_v7())
    }
}

impl std::fmt::Display for RequestId {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}", self.0.simple())
    }
}

/// What every request begins and ends with: gives it its number, the answer too, and the headers that
/// all answers have; logs one line: the route, never the address itself, which may hold a token.
pub async fn number(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let id = RequestId::default();
    request.extensions_mut().insert(id.clone());
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let since = Instant::now();
    let mut response = next.run(request).await;
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    tracing::info!(%id, %method, route, status = response.status().as_u16(), "answered");
    meters::answered(method.as_str(), route, response.status().as_u16(), since.elapsed());
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert("x-request-id", value);
    }
    headers::secure(&app, response.headers_mut());
    response
}

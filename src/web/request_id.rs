//! The number of a request: in the logs, in the audit trail, and on the page of a failure.

use axum::extract::{MatchedPath, Request};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;
use uuid::Uuid;

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

/// Gives the request its number, and the answer too.
pub async fn number(mut request: Request, next: Next) -> Response {
    let id = RequestId::default();
    request.extensions_mut().insert(id.clone());
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}

/// Logs one line a request: the route, never the address itself, which may hold a token.
pub async fn log(request: Request, next: Next) -> Response {
    let id = request.extensions().get::<RequestId>().cloned().unwrap_or_default();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    tracing::info!(%id, %method, route, status = response.status().as_u16(), "answered");
    response
}

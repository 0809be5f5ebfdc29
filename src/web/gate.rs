//! The gate: which requests are let in at all.

use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, COOKIE, HOST, ORIGIN};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::{App, Error};

/// Answers only to our own name: what is written in `Host` ends up nowhere else.
pub async fn check_host(State(app): State<App>, request: Request, next: Next) -> Response {
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok());
    let host = host.or_else(|| request.uri().authority().map(Authority::as_str));
    match host {
        Some(host) if app.settings.server.answers_to(host) => next.run(request).await,
        _ => Error::WrongHost.into_response(),
    }
}

/// Refuses a change that carries cookies but does not say where it comes from.
///
/// `tower_http`'s `CsrfLayer` judges those that do (Sec-Fetch-Site first, then Origin).
pub async fn check_provenance(request: Request, next: Next) -> Response {
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if is_safe || says_where_it_comes_from(request.headers()) {
        return next.run(request).await;
    }
    if request.headers().contains_key(COOKIE) {
        return Error::Forbidden.into_response();
    }
    next.run(request).await
}

fn says_where_it_comes_from(headers: &HeaderMap) -> bool {
    headers.contains_key("sec-fetch-site") || headers.contains_key(ORIGIN)
}

/// Refuses a body on a request that changes nothing.
pub async fn check_body(request: Request, next: Next) -> Response {
    let asks = matches!(*request.method(), Method::GET | Method::HEAD);
    let length = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    if asks && length.is_some_and(|length| length != "0") {
        return Error::BadRequest.into_response();
    }
    next.run(request).await
}

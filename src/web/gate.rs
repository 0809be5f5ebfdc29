//! The gate: which requests are let in at all.

use axum::extract::Request;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HOST, ORIGIN, TRANSFER_ENCODING};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::form::FORM;
use super::problem::is_api;
use super::upload::FILES;
use super::{App, Error, csp_reports};

/// Why a request is not let in: it is not addressed to us, or does not come from us.
pub fn refused(app: &App, request: &Request) -> Option<Error> {
    if !is_for_us(app, request) && !is_vital(request.uri()) {
        return Some(Error::WrongHost);
    }
    (!is_of_ours(app, request)).then_some(Error::Forbidden)
}

/// What watches over a node asks it by its number, not by its name; nothing is told there that the name
/// matters for.
fn is_vital(uri: &Uri) -> bool {
    ["/healthz", "/readyz"].contains(&uri.path())
}

/// We answer only to our own name: what is written in `Host` ends up nowhere else. A name in the
/// request line, in `Host`, or ours in both; never two of `Host`.
fn is_for_us(app: &App, request: &Request) -> bool {
    let is_ours = |name: &str| app.settings.server.answers_to(name);
    let authority = request.uri().authority().map(Authority::as_str);
    let mut hosts = request.headers().get_all(HOST).iter();
    let host = match (hosts.next(), hosts.next()) {
        (None, _) => authority.is_some(),
        (Some(host), None) => host.to_str().is_ok_and(is_ours),
        (Some(_), Some(_)) => false,
    };
    host && authority.is_none_or(is_ours)
}

/// Not a change that carries cookies but does not say where it comes from, or that says it comes
/// from our name by another scheme.
///
/// `tower_http`'s `CsrfLayer` judges the rest: Sec-Fetch-Site first, then the host of Origin.
fn is_of_ours(app: &App, request: &Request) -> bool {
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    is_safe || is_let_in(request.method(), request.uri()) || may_be_ours(app, request.headers())
}

/// What is let in wherever it comes from: reports change nothing, and the API reads no cookie, so that
/// no page can make a browser speak to it in somebody's name.
pub fn is_let_in(method: &Method, uri: &Uri) -> bool {
    csp_reports::is_report(method, uri) || is_api(uri.path())
}

fn may_be_ours(app: &App, headers: &HeaderMap) -> bool {
    let told =
        |name: &str| headers.get(name).map(HeaderValue::as_bytes).filter(|value| !value.is_empty());
    let scheme: &[u8] = if app.is_secure() { b"https://" } else { b"http://" };
    match (told("sec-fetch-site"), told(ORIGIN.as_str())) {
        (Some(_), _) => true,
        (None, Some(origin)) => origin.starts_with(scheme),
        (None, None) => !headers.contains_key(COOKIE),
    }
}

/// Refuses a body on a request that changes nothing, and any body that no form of ours sends. Doors of
/// the API say themselves what they take.
pub async fn check_body(request: Request, next: Next) -> Response {
    checked(request, next, is_form).await
}

/// The same at the doors of files.
pub async fn check_upload(request: Request, next: Next) -> Response {
    checked(request, next, |kind| is_form(kind) || is(kind, FILES)).await
}

async fn checked(request: Request, next: Next, is_ours: fn(&str) -> bool) -> Response {
    let headers = request.headers();
    let told = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let asks = matches!(*request.method(), Method::GET | Method::HEAD);
    let has_body = told(CONTENT_LENGTH).is_some_and(|length| length != "0")
        || headers.contains_key(TRANSFER_ENCODING);
    let is_report = csp_reports::is_report(request.method(), request.uri());
    let is_stop = is_one_click(request.method(), request.uri());
    let is_known = |kind: &str| match () {
        () if is_report => csp_reports::is_kind(kind),
        () if is_stop => is_form(kind) || is(kind, FILES),
        () => is_ours(kind),
    };
    let is_foreign =
        headers.contains_key(CONTENT_TYPE) && !told(CONTENT_TYPE).is_some_and(is_known);
    if (asks && has_body) || (!asks && is_foreign && !is_api(request.uri().path())) {
        return Error::BadRequest.into_response();
    }
    next.run(request).await
}

/// A mail program that presses for its reader sends a form of either kind (RFC 8058, 3.2); nobody reads
/// it.
fn is_one_click(method: &Method, uri: &Uri) -> bool {
    method == Method::POST && uri.path().starts_with("/notifications/stop/")
}

fn is_form(kind: &str) -> bool {
    is(kind, FORM)
}

fn is(kind: &str, expected: &str) -> bool {
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case(expected))
}

//! Every address that Palier answers, room by room, and what every request goes through.

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::csrf::{CsrfLayer, ProtectionError};
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

use crate::about;
use crate::access;
use crate::accounts;
use crate::agencies;
use crate::demo;
use crate::home;
use crate::office;
use crate::space;
use crate::web;
use crate::web::error::show_errors;
use crate::web::{App, Door, Error, Routes, csp_reports, gate, headers, request_id};

/// Every address, with who may open it.
fn routes(is_demo: bool) -> Routes {
    let routes = home::routes()
        .with(access::routes())
        .with(accounts::routes())
        .with(agencies::routes())
        .with(space::routes())
        .with(about::routes())
        .with(office::routes())
        .with(web::routes());
    if is_demo { routes.with(demo::routes()) } else { routes }
}

/// What a test must try: every door there is.
pub fn doors(is_demo: bool) -> Vec<Door> {
    routes(is_demo).doors().to_vec()
}

/// The whole site. Layers are listed from the innermost to the outermost.
pub fn router(app: App) -> Router {
    let timeout = app.settings.server.request_timeout;
    let limit = app.settings.server.body_limit.length();
    // Browsers send reports from wherever they like; nothing else is let through.
    let csrf = CsrfLayer::new().with_insecure_bypass(csp_reports::is_report);
    let csrf = csrf.with_rejection_response(cross_site);
    routes(app.demo)
        .into_router()
        .fallback(async || Error::NotFound)
        .layer(from_fn(request_id::log))
        .layer(CatchPanicLayer::custom(|_| Error::Broken.into_response()))
        .layer(TimeoutLayer::with_status_code(axum::http::StatusCode::REQUEST_TIMEOUT, timeout))
        .layer(RequestBodyLimitLayer::new(limit))
        .layer(csrf)
        .layer(from_fn_with_state(app.clone(), gate::check_provenance))
        .layer(from_fn(gate::check_body))
        .layer(from_fn_with_state(app.clone(), gate::check_host))
        .layer(from_fn_with_state(app.clone(), show_errors))
        .layer(CompressionLayer::new().compress_when(worth_compressing()))
        .layer(from_fn_with_state(app.clone(), headers::secure))
        .layer(from_fn(request_id::number))
        .with_state(app)
}

/// Not the files of documents: they are dense already, and a reader who comes back for the rest of
/// one counts in its own bytes.
fn worth_compressing() -> impl Predicate {
    let files = NotForContentType::const_new("application/pdf");
    DefaultPredicate::new().and(files).and(NotForContentType::const_new("application/zip"))
}

fn cross_site(_: ProtectionError) -> Response {
    Error::Forbidden.into_response()
}

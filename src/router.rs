//! Every address that Palier answers, room by room, and what every request goes through.

use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn, from_fn_with_state};
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
use crate::accounts::sign_in::recognise_behind;
use crate::agencies;
use crate::api;
use crate::api_keys::Told;
use crate::demo;
use crate::home;
use crate::office;
use crate::rgpd;
use crate::space;
use crate::vitals;
use crate::web;
use crate::web::{App, Door, Error, Routes, error, gate, request_id};

/// Every address, with who may open it.
fn routes(is_demo: bool) -> Routes {
    let routes = home::routes()
        .with(access::routes())
        .with(accounts::routes())
        .with(agencies::routes())
        .with(space::routes())
        .with(rgpd::routes())
        .with(about::routes())
        .with(office::routes())
        .with(vitals::routes())
        .with(web::routes());
    if is_demo { routes.with(demo::routes()) } else { routes }
}

/// What a test must try: every door there is.
pub fn doors(is_demo: bool) -> Vec<Door> {
    routes(is_demo).with(api::routes()).doors().to_vec()
}

/// The whole site. Layers are listed from the innermost to the outermost; pages and
/// uploads differ in what their bodies may be, and in nothing else.
pub fn router(app: App) -> Router {
    let server = &app.settings.server;
    let (pages, uploads) = routes(app.demo).into_routers();
    let pages = pages.layer(RequestBodyLimitLayer::new(server.body_limit.length()));
    let (software, files) = api(&app);
    let pages = pages.merge(software).fallback(async || Error::NotFound);
    let uploads = uploads
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyLimitLayer::new(server.upload_limit.length()));
    let csrf = CsrfLayer::new().with_insecure_bypass(gate::is_let_in);
    let csrf = csrf.with_rejection_response(cross_site);
    let pages = bounded(pages, server.request_timeout).layer(from_fn(gate::check_body));
    let uploads =
        bounded(uploads.merge(files), server.upload_timeout).layer(from_fn(gate::check_upload));
    pages
        .merge(uploads)
        .layer(csrf)
        .layer(from_fn_with_state(app.clone(), entrance))
        .layer(CompressionLayer::new().compress_when(worth_compressing()))
        .layer(from_fn_with_state(app.clone(), request_id::number))
        .with_state(app)
}

/// Lets in what may come in; shows the page of what went wrong, to whoever it was; says the pace of a
/// key. One layer, for each costs every page a little.
async fn entrance(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let told = Told::beside(&mut request);
    let (asked, body) = request.into_parts();
    let request = Request::from_parts(asked.clone(), body);
    let mut response = match gate::refused(&app, &request) {
        Some(error) => error.into_response(),
        None => next.run(request).await,
    };
    if let Some(error) = error::behind(&mut response) {
        recognise_behind(&app, &asked.headers, &mut response).await;
        response = error::shown(&app, (asked, response), error).await;
    }
    if let Some(told) = told {
        told.say(&mut response);
    }
    response
}

/// What software speaks to. Its batches are larger than forms, and documents larger still: the doors
/// that read a body hold it to their own limit. Those of files have the time of uploads.
fn api(app: &App) -> (Router<App>, Router<App>) {
    let settings = &app.settings;
    let limit = Ord::max(settings.api.body_limit.length(), settings.documents.max_size.length());
    let (doors, files) = api::routes().into_routers();
    let limited = |doors: Router<App>| doors.layer(RequestBodyLimitLayer::new(limit));
    (limited(doors), limited(files))
}

/// How long a request may take; a panic is a page.
fn bounded(router: Router<App>, timeout: Duration) -> Router<App> {
    router
        .layer(CatchPanicLayer::custom(|_| Error::Broken.into_response()))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, timeout))
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

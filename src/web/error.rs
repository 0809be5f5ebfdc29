//! What can go wrong on the way to a page, and the page shown instead.

use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::header::ALLOW;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use sea_orm::DbErr;

use super::problem::{Problem, is_api, is_problem};
use super::refusals;
use super::request_id::RequestId;
use super::{App, Brand, Page, Visitor};
use crate::clock::in_words;
use crate::database;
use crate::guard::Busy;
use crate::guard::Fault;
use crate::store::StoreError;

/// Why there is no page; each has its status, its words and one way on.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    #[error("sign in first, at {0}")]
    SignInFirst(String),
    #[error("this step comes too early or too late: start at {0}")]
    StartAgain(String),
    #[error("not found")]
    NotFound,
    #[error("this request does not come from our pages")]
    Forbidden,
    #[error("the request makes no sense")]
    BadRequest,
    #[error("not that way")]
    Method,
    #[error("too large")]
    TooLarge,
    #[error("not our host")]
    WrongHost,
    #[error("too many requests: wait {0} seconds")]
    TooMany(u64),
    #[error("too busy: wait {0} seconds")]
    Unavailable(u64),
    #[error("a handler panicked")]
    Broken,
    #[error(transparent)]
    Internal(Arc<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// What nobody in front of the screen can mend: logged once, shown as a number.
    pub fn internal(cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Internal(Arc::new(cause))
    }

    pub fn status(&self) -> StatusCode {
        match self {
            Self::SignInFirst(_) | Self::StartAgain(_) => StatusCode::SEE_OTHER,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::WrongHost => StatusCode::MISDIRECTED_REQUEST,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken | Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn kind(self, visitor: &Visitor, reference: String) -> ErrorKind {
        match self {
            Self::SignInFirst(_) | Self::StartAgain(_) | Self::NotFound => ErrorKind::NotFound,
            Self::Forbidden => ErrorKind::Forbidden,
            Self::BadRequest => ErrorKind::BadRequest,
            Self::Method => ErrorKind::Method,
            Self::TooLarge => ErrorKind::TooLarge,
            Self::WrongHost => ErrorKind::WrongHost,
            Self::TooMany(seconds) => {
                ErrorKind::TooMany { wait: in_words(Duration::from_secs(seconds), visitor.lang) }
            }
            Self::Unavailable(_) => ErrorKind::Unavailable,
            Self::Broken | Self::Internal(_) => ErrorKind::Internal { reference },
        }
    }

    fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooMany(seconds) | Self::Unavailable(seconds) => Some((*seconds).max(1)),
            _ => None,
        }
    }
}

impl From<DbErr> for Error {
    /// A database that does not answer is a matter of time; anything else is our fault.
    fn from(error: DbErr) -> Self {
        if database::is_away(&error) {
            tracing::error!(%error, "the database does not answer");
            return Self::Unavailable(5);
        }
        Self::internal(error)
    }
}

impl From<StoreError> for Error {
    /// A store that does not answer is a matter of time; a missing object is our fault.
    fn from(error: StoreError) -> Self {
        match &error {
            StoreError::Store(_) => {
                tracing::error!(%error, "the store of documents does not answer");
                Self::Unavailable(5)
            }
            StoreError::Missing(_) => Self::internal(error),
        }
    }
}

impl From<Busy> for Error {
    fn from(busy: Busy) -> Self {
        Self::Unavailable(busy.retry_after.as_secs())
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Database(error) => error.into(),
            Fault::Busy(busy) => busy.into(),
        }
    }
}

/// What is known of whoever is signed in, when something goes wrong; `accounts` fills it.
#[derive(Clone, Debug)]
pub struct Beside {
    pub session_ends_in: u32,
    pub brand: Option<Brand>,
}

/// Carries the error outward; [`shown`] turns it into a page in the visitor's language.
impl IntoResponse for Error {
    fn into_response(self) -> Response {
        (self.status(), axum::Extension(self)).into_response()
    }
}

#[derive(Template)]
#[template(path = "web/error.html")]
struct ErrorPage {
    visitor: Visitor,
    status: u16,
    kind: ErrorKind,
}

/// What the page has words for.
enum ErrorKind {
    NotFound,
    Forbidden,
    TooMany {
        wait: String,
    },
    TooLarge,
    WrongHost,
    Unavailable,
    /// The request's number, to tell us when something broke.
    Internal {
        reference: String,
    },
    BadRequest,
    Method,
}

/// The error that a handler, an extractor or a layer returned, taken out of its answer.
pub fn behind(response: &mut Response) -> Option<Error> {
    let error = response.extensions_mut().remove::<Error>();
    error.or_else(|| bare(response))
}

/// Draws the page of an error, for whoever asked so.
pub async fn shown(
    app: &App,
    (mut asked, mut response): (Parts, Response),
    error: Error,
) -> Response {
    if let Error::SignInFirst(address) | Error::StartAgain(address) = &error {
        return Redirect::to(address).into_response();
    }
    let reference =
        asked.extensions.get::<RequestId>().map(RequestId::to_string).unwrap_or_default();
    if let Error::Internal(cause) = &error {
        tracing::error!(%cause, id = reference, "a page failed");
    }
    let Ok(mut visitor) = Visitor::from_request_parts(&mut asked, app).await;
    if let Some(beside) = response.extensions_mut().remove::<Beside>() {
        visitor.session_ends_in = Some(beside.session_ends_in);
        visitor.brand = beside.brand;
    }
    if let Error::Forbidden = &error {
        let route = asked.uri.path();
        refusals::note_cross_site(app, &visitor, route).await;
    }
    let allowed = response.headers_mut().remove(ALLOW);
    if is_api(asked.uri.path()) {
        return Problem::behind(&error).allowing(allowed);
    }
    let (status, wait) = (error.status(), error.retry_after());
    let kind = error.kind(&visitor, reference);
    let page = ErrorPage { visitor, status: status.as_u16(), kind };
    let mut page = (status, Page(page)).into_response();
    if let Some(wait) = wait {
        page.headers_mut().insert("retry-after", wait.into());
    }
    if let Some(methods) = allowed {
        page.headers_mut().insert(ALLOW, methods);
    }
    page
}

/// The error behind an answer that a library made without a page.
fn bare(response: &Response) -> Option<Error> {
    if is_problem(response) {
        return None;
    }
    match response.status() {
        // An address whose parts cannot be read is no address; our own refusals come as an `Error`.
        StatusCode::BAD_REQUEST => Some(Error::NotFound),
        StatusCode::METHOD_NOT_ALLOWED => Some(Error::Method),
        StatusCode::PAYLOAD_TOO_LARGE => Some(Error::TooLarge),
        StatusCode::REQUEST_TIMEOUT => Some(Error::Unavailable(5)),
        _ => None,
    }
}

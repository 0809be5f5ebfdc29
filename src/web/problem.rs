//! Problems: what programs are told instead of a page (RFC 9457).

use axum::http::header::{ALLOW, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use sea_orm::DbErr;
use serde::Serialize;

use super::Error;
use crate::guard::Fault;
use crate::store::StoreError;

/// Below it, nothing is a page for people.
const API: &str = "/api/";

const MEDIA_TYPE: &str = "application/problem+json";

/// Where each problem is explained, under its name.
const EXPLAINED: &str = "/api/v1/docs";

/// Whether an address is one of the API, where errors are problems and cookies are nothing.
pub fn is_api(path: &str) -> bool {
    path.starts_with(API)
}

macro_rules! problems {
    ($($(#[$comment:meta])* $kind:ident = $status:literal, $slug:literal, $title:literal;)+) => {
        /// What may go wrong, each with its status, its name and its sentence.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ProblemKind {
            $($(#[$comment])* $kind,)+
        }

        impl ProblemKind {
            pub const ALL: &[Self] = &[$(Self::$kind,)+];

            pub fn status(self) -> u16 {
                match self { $(Self::$kind => $status,)+ }
            }

            /// Its name in `type`, and on the page that explains it.
            pub fn slug(self) -> &'static str {
                match self { $(Self::$kind => $slug,)+ }
            }

            pub fn title(self) -> &'static str {
                match self { $(Self::$kind => $title,)+ }
            }
        }
    };
}

problems! {
    Malformed = 400, "malformed", "The request cannot be read.";
    KeyMissing = 401, "key-missing", "The request carries no key.";
    /// Unknown, expired or revoked: one answer for all.
    KeyRefused = 401, "key-refused", "The key opens nothing.";
    ScopeMissing = 403, "scope-missing", "The key may not do this.";
    Forbidden = 403, "forbidden", "The request is refused.";
    NotFound = 404, "not-found", "There is no such thing.";
    MethodNotAllowed = 405, "method-not-allowed", "This address does not take this method.";
    InProgress = 409, "in-progress", "The same request is still being worked on.";
    Conflict = 409, "conflict", "The request does not fit what is there.";
    TooLarge = 413, "too-large", "The request is too large.";
    MediaType = 415, "media-type", "The content is of a kind that is not taken here.";
    Misdirected = 421, "misdirected", "This server does not answer to this name.";
    Invalid = 422, "invalid", "Something in the request is not as it should be.";
    KeyReused = 422, "idempotency-key-reused", "The Idempotency-Key came before with another request.";
    TooMany = 429, "too-many-requests", "Too many requests.";
    Internal = 500, "internal", "Something broke on our side.";
    Unavailable = 503, "unavailable", "The service cannot answer now.";
}

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wrong {
    /// A JSON Pointer (RFC 6901) into the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// The name of a parameter of the address, or of a header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameter: Option<String>,
    pub detail: String,
}

impl Wrong {
    pub fn at(pointer: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { pointer: Some(pointer.into()), parameter: None, detail: detail.into() }
    }

    pub fn parameter(name: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { pointer: None, parameter: Some(name.into()), detail: detail.into() }
    }
}

/// What is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    kind: ProblemKind,
    detail: Option<String>,
    wrong: Vec<Wrong>,
    /// In seconds.
    retry_after: Option<u64>,
}

#[derive(Serialize)]
struct Body<'a> {
    r#type: String,
    title: &'a str,
    status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [Wrong],
}

impl Problem {
    pub fn of(kind: ProblemKind) -> Self {
        Self { kind, detail: None, wrong: Vec::new(), retry_after: None }
    }

    pub fn invalid(wrong: Vec<Wrong>) -> Self {
        Self { wrong, ..Self::of(ProblemKind::Invalid) }
    }

    #[must_use]
    pub fn told(self, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..self }
    }

    #[must_use]
    pub fn wait(self, seconds: u64) -> Self {
        Self { retry_after: Some(seconds.max(1)), ..self }
    }

    /// What pages are told of, for programs.
    pub fn behind(error: &Error) -> Self {
        let kind = match error {
            Error::SignInFirst(_) | Error::StartAgain(_) | Error::NotFound => ProblemKind::NotFound,
            Error::Forbidden => ProblemKind::Forbidden,
            Error::BadRequest => ProblemKind::Malformed,
            Error::Method => ProblemKind::MethodNotAllowed,
            Error::TooLarge => ProblemKind::TooLarge,
            Error::WrongHost => ProblemKind::Misdirected,
            Error::TooMany(_) => ProblemKind::TooMany,
            Error::Unavailable(_) => ProblemKind::Unavailable,
            Error::Broken | Error::Internal(_) => ProblemKind::Internal,
        };
        match error {
            Error::TooMany(seconds) | Error::Unavailable(seconds) => Self::of(kind).wait(*seconds),
            _ => Self::of(kind),
        }
    }

    /// The same, with the methods that an address does take.
    pub fn allowing(self, methods: Option<HeaderValue>) -> Response {
        let mut response = self.into_response();
        if let Some(methods) = methods {
            response.headers_mut().insert(ALLOW, methods);
        }
        response
    }
}

/// Whether an answer says already what is wrong.
pub fn is_problem(response: &Response) -> bool {
    response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind == MEDIA_TYPE)
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = Body {
            r#type: format!("{EXPLAINED}#{}", self.kind.slug()),
            title: self.kind.title(),
            status: self.kind.status(),
            detail: self.detail.as_deref(),
            errors: &self.wrong,
        };
        // Texts and numbers alone: nothing in it can fail to be written.
        let json = serde_json::to_string(&body).unwrap_or_default();
        let status = StatusCode::from_u16(self.kind.status());
        let mut response = (status.unwrap_or_default(), json).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        if let Some(seconds) = self.retry_after {
            headers.insert(RETRY_AFTER, seconds.into());
        }
        if self.kind.status() == 401 {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

/// Why a door of the API does not answer: a problem of whoever asks, or an error of ours, which is
/// logged and becomes a problem where all errors are shown.
#[derive(Debug)]
pub enum Failure {
    Problem(Problem),
    Error(Error),
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self {
            Self::Problem(problem) => problem.into_response(),
            Self::Error(error) => error.into_response(),
        }
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<ProblemKind> for Failure {
    fn from(kind: ProblemKind) -> Self {
        Self::Problem(Problem::of(kind))
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl From<DbErr> for Failure {
    fn from(error: DbErr) -> Self {
        Self::Error(error.into())
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Error(error.into())
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Error(fault.into())
    }
}

//! Bodies: JSON as it was written, members in their order, so that one which comes twice is seen.

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use bytes::Bytes;

use super::query::shown;
pub use crate::imports::reading::Json;
use crate::web::{App, Failure, Problem, ProblemKind, Wrong};

/// A body that was read, and what it was read from.
pub struct Sent {
    pub bytes: Bytes,
    pub json: Json,
}

impl FromRequest<App> for Sent {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        if !is_json(request.headers()) {
            let wanted = Problem::of(ProblemKind::MediaType).told("Send application/json.");
            return Err(wanted.into());
        }
        let bytes = whole(request.into_body(), app.settings.api.body_limit.length()).await?;
        let json = serde_json::from_slice(&bytes).map_err(|fault| {
            let (line, column) = (fault.line(), fault.column());
            let told = format!("This is not JSON in UTF-8 (line {line}, column {column}).");
            Problem::of(ProblemKind::Malformed).told(told)
        })?;
        Ok(Self { bytes, json })
    }
}

/// A body, of at most so many bytes.
pub async fn whole(body: Body, most: usize) -> Result<Bytes, Failure> {
    to_bytes(body, most).await.map_err(|error| broken_off(&error).into())
}

/// Why a body was not read to its end: the limit of this body, or that of any, or a sender that went
/// away.
pub fn broken_off(error: &(dyn std::error::Error + 'static)) -> ProblemKind {
    let mut causes = std::iter::successors(Some(error), |cause| cause.source());
    let is_long = causes.any(|cause| cause.to_string().contains("length limit"));
    if is_long { ProblemKind::TooLarge } else { ProblemKind::Malformed }
}

/// The media type of a content that is sent as it is, without its parameters.
pub fn media_type(headers: &HeaderMap) -> Option<&str> {
    if headers.get(CONTENT_ENCODING).is_some_and(|encoding| encoding != "identity") {
        return None;
    }
    let told = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    Some(told.split(';').next().unwrap_or_default().trim())
}

fn is_json(headers: &HeaderMap) -> bool {
    media_type(headers).is_some_and(|kind| kind.eq_ignore_ascii_case("application/json"))
}

/// A member's name in a JSON Pointer.
pub fn escaped(name: &str) -> String {
    shown(name).replace('~', "~0").replace('/', "~1")
}

/// The members of an object, told apart: what is unknown or comes twice is wrong.
pub struct Members<'a> {
    pointer: String,
    members: &'a [(String, Json)],
}

impl<'a> Members<'a> {
    pub fn of(json: &'a Json, pointer: impl Into<String>, wrong: &mut Vec<Wrong>) -> Option<Self> {
        let pointer = pointer.into();
        if let Json::Object(members) = json {
            return Some(Self { pointer, members });
        }
        wrong.push(Wrong::at(pointer, "An object is expected."));
        None
    }

    /// Tells what does not belong there.
    pub fn only(&self, known: impl Fn(&str) -> bool, wrong: &mut Vec<Wrong>) {
        for (at, (name, _)) in self.members.iter().enumerate() {
            if !known(name) {
                wrong.push(Wrong::at(self.place(name), "There is no such member."));
            } else if self.members[..at].iter().any(|(before, _)| before == name) {
                wrong.push(Wrong::at(self.place(name), "The member comes twice."));
            }
        }
    }

    pub fn get(&self, name: &str) -> Option<&'a Json> {
        self.members.iter().find(|(own, _)| own == name).map(|(_, value)| value)
    }

    pub fn all(&self) -> &'a [(String, Json)] {
        self.members
    }

    pub fn place(&self, name: &str) -> String {
        format!("{}/{}", self.pointer, escaped(name))
    }
}

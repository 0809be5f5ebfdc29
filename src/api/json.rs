//! Bodies: JSON as it was written, members in their order, so that one which comes twice is seen.

use std::fmt;

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use bytes::Bytes;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::query::shown;
use crate::web::{App, Failure, Problem, ProblemKind, Wrong};

/// A value; [`serde_json`] refuses those that go too deep.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    Nothing,
    Text(String),
    Flag(bool),
    Number(serde_json::Number),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

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
    to_bytes(body, most).await.map_err(|error| {
        // Either the limit of this body, or that of any, or a sender that went away.
        let is_long = std::error::Error::source(&error)
            .is_some_and(|cause| cause.to_string().contains("length limit"));
        let is_long = is_long || error.to_string().contains("length limit");
        if is_long { ProblemKind::TooLarge.into() } else { ProblemKind::Malformed.into() }
    })
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

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Nothing)
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json, E> {
        Ok(Json::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(serde_json::Number::from_f64(number).map_or(Json::Nothing, Json::Number))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Json::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Json, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = object.next_entry()? {
            members.push(member);
        }
        Ok(Json::Object(members))
    }
}

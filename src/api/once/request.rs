//! A request that may come again, under a name that its software gave it.

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use data_encoding::HEXLOWER;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::super::answer::{Answered, JSON};
use super::kept::{self, Begun, Place};
use crate::api_keys::{KeyHolder, Within};
use crate::web::{App, Error, Failure, Problem, ProblemKind, Wrong};

const HEADER: &str = "idempotency-key";

/// As long as an index takes, and any number or token is.
const LONGEST: usize = 255;

/// Where the request goes, and how it is called.
pub struct Once {
    method: String,
    address: String,
    name: Option<String>,
}

impl Once {
    pub fn of(parts: &Parts) -> Result<Self, Problem> {
        Ok(Self {
            method: parts.method.to_string(),
            address: parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default(),
            name: name(&parts.headers)?,
        })
    }

    /// Does the work, unless it was done already under the same name.
    pub async fn answer<S: Within, T: Serialize>(
        &self,
        app: &App,
        (holder, body): (&KeyHolder<S>, &[u8]),
        work: impl Future<Output = Answered<T>>,
    ) -> Result<Response, Failure> {
        let hash = self.hash(body);
        let Some(name) = self.name.clone() else { return written(work.await?.0) };
        let place = Place { societe_id: holder.societe_id(), api_key_id: holder.key().id, name };
        match kept::begin(app, &place, &hash, app.clock.now()).await? {
            Begun::First => {}
            Begun::Answered(sealed) => return again(&sealed, holder, &place),
            Begun::InProgress => return Err(Problem::of(ProblemKind::InProgress).wait(1).into()),
            Begun::Reused => return Err(ProblemKind::KeyReused.into()),
        }
        match work.await {
            Ok(answer) => {
                let text = text(&answer.0)?;
                let sealed = holder.secret().seal(&text, &context(&place));
                if let Some(sealed) = sealed {
                    kept::keep(app, &place, sealed).await?;
                }
                Ok(json(text))
            }
            Err(failure) => {
                kept::forget(app, &place).await?;
                Err(failure)
            }
        }
    }

    fn hash(&self, body: &[u8]) -> String {
        let mut hash = Sha256::new();
        for part in [self.method.as_bytes(), b"\n", self.address.as_bytes(), b"\n", body] {
            hash.update(part);
        }
        HEXLOWER.encode(&hash.finalize())
    }
}

impl FromRequestParts<App> for Once {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Failure> {
        Ok(Self::of(parts)?)
    }
}

/// One name, or none; it may stand in the quotes that structured headers have.
fn name(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let mut all = headers.get_all(HEADER).iter();
    let Some(first) = all.next() else { return Ok(None) };
    let text = first.to_str().unwrap_or_default().trim();
    let text = text.strip_prefix('"').and_then(|it| it.strip_suffix('"')).unwrap_or(text);
    let is_good = (1..=LONGEST).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
    if all.next().is_some() || !is_good {
        let why = "One name of 1 to 255 visible ASCII characters is expected.";
        return Err(Problem::invalid(vec![Wrong::parameter("Idempotency-Key", why)]));
    }
    Ok(Some(text.to_owned()))
}

fn again<S: Within>(
    sealed: &str,
    holder: &KeyHolder<S>,
    place: &Place,
) -> Result<Response, Failure> {
    let text = holder.secret().unseal(sealed, &context(place));
    text.map(json).ok_or_else(|| Error::internal(std::io::Error::other("an answer is lost")).into())
}

/// An answer moved to another row does not open.
fn context(place: &Place) -> String {
    format!("{}/{}/{}", place.societe_id, place.api_key_id, place.name)
}

fn text(answer: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(answer).map_err(|fault| Error::internal(fault).into())
}

fn written(answer: impl Serialize) -> Result<Response, Failure> {
    Ok(json(text(&answer)?))
}

fn json(text: String) -> Response {
    (StatusCode::OK, [(CONTENT_TYPE, JSON)], text).into_response()
}

//! The page of a mail's link: one press turns its kind off, and nobody need be signed in. Mail programs
//! press for their reader (RFC 8058), so the answer is a page and never another address.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::row::Kind;
use super::stop;
use crate::guard::Token;
use crate::web::{App, Error, Page, Reply, Visitor};

#[derive(Template)]
#[template(path = "accounts/notification/stop.html")]
pub struct StopPage {
    visitor: Visitor,
    progress: Progress,
}

/// How far it is.
pub enum Progress {
    Asked { token: String, kind: Kind },
    Stopped(Kind),
    Unknown,
}

/// Asks, and changes nothing: mail programs look at links before anybody presses them.
pub async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    Path(token): Path<String>,
) -> Result<Response, Error> {
    let Some(token) = Token::parse(&token) else { return Ok(unknown(visitor)) };
    let Some(kind) = stop::known(app.db.reader(), &token).await? else {
        return Ok(unknown(visitor));
    };
    let progress = Progress::Asked { token: token.as_str().to_owned(), kind };
    let no_referrer = [("referrer-policy", "no-referrer")];
    Ok((no_referrer, Page(StopPage { visitor, progress })).into_response())
}

/// Whatever the body says: the address says it all.
pub async fn stop(
    State(app): State<App>,
    visitor: Visitor,
    Path(token): Path<String>,
) -> Result<Response, Error> {
    let Some(token) = Token::parse(&token) else { return Ok(unknown(visitor)) };
    let Some(kind) = stop::stop(&app, &visitor, &token).await? else {
        return Ok(unknown(visitor));
    };
    Ok(Page(StopPage { visitor, progress: Progress::Stopped(kind) }).into_response())
}

fn unknown(visitor: Visitor) -> Response {
    Reply::Gone(StopPage { visitor, progress: Progress::Unknown }).into_response()
}

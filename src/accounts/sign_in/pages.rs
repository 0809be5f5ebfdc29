//! Leaving, and staying a little longer.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::SignedIn;
use super::session;
use crate::agencies::Remembered;
use crate::web::{App, CookieKind, Error, Visitor};

/// Signs out; harmless when nobody is signed in.
pub async fn sign_out(State(app): State<App>, visitor: Visitor) -> Result<Response, Error> {
    if let Some(token) = visitor.cookies.token(CookieKind::Session) {
        session::sign_out(&app, &visitor, &token).await?;
    }
    let codes = Remembered::read(&visitor.cookies).last().map(|codes| codes.query() + "&");
    let address = format!("/login?{}why=out", codes.unwrap_or_default());
    let cookies = visitor.cookies.forget(CookieKind::Session).forget(CookieKind::Ticket);
    let clear = [("clear-site-data", "\"cache\", \"storage\"")];
    Ok((cookies.into_jar(), clear, Redirect::to(&address)).into_response())
}

/// « Rester connecté »: reading the session is enough to put off its idle end.
pub async fn extend(State(app): State<App>, person: SignedIn) -> Result<StatusCode, Error> {
    session::touch(&app, person.token()).await?;
    Ok(StatusCode::NO_CONTENT)
}

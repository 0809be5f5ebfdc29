//! The language of the pages: French, unless the visitor chose another.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::{App, CookieKind, Error, Form, LocalPath, Visitor};
use crate::texts::Lang;

#[derive(Deserialize)]
pub struct LanguageForm {
    lang: String,
    next: String,
}

/// Keeps the choice for as long as a browser is known, and goes back to the page.
pub async fn choose(
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<LanguageForm>,
) -> Result<Response, Error> {
    let lang = Lang::parse(&form.lang).ok_or(Error::BadRequest)?;
    let back = LocalPath::parse(&form.next).ok_or(Error::BadRequest)?;
    let keep = Some(app.settings.device.remembered);
    let cookies = visitor.cookies.set(CookieKind::Language, lang.code().into(), keep);
    Ok((cookies.into_jar(), Redirect::to(back.as_str())).into_response())
}

//! « Mot de passe oublié ? »: the address is asked, and the answer is the same whoever it is.

use std::time::Duration;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use tokio::time::{Instant, sleep_until};

use super::reset_link;
use crate::accounts::email::Email;
use crate::agencies::{TypedCodes, at_agency};
use crate::clock::in_words;
use crate::mail::Allowance;
use crate::web::{App, Asked, Error, Form, Mistake, Mistakes, Page, Reply, Visitor};

/// Far longer than writing a letter takes.
const BEAT: Duration = Duration::from_millis(100);

#[derive(Template)]
#[template(path = "accounts/password_reset/ask.html")]
pub struct AskPage {
    visitor: Visitor,
    form: AskForm,
    action: String,
    mistakes: Mistakes,
}

impl AskPage {
    fn new(visitor: Visitor, form: AskForm, mistakes: Mistakes) -> Self {
        Self { action: with_codes(&visitor, "/password-reset"), visitor, form, mistakes }
    }
}

/// A page of the reset, in the name of the agency that was known so far.
fn with_codes(visitor: &Visitor, path: &str) -> String {
    let login = visitor.brand.as_ref().map(|brand| brand.login.replacen("/login", path, 1));
    login.unwrap_or_else(|| path.to_owned())
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AskForm {
    email: String,
}

impl AskForm {
    fn check(&self) -> Result<Email, Mistakes> {
        if self.email.trim().is_empty() {
            return Err(Mistakes::on("email", Mistake::EmailMissing));
        }
        Email::parse(&self.email).ok_or(Mistakes::on("email", Mistake::EmailIncomplete))
    }
}

/// The agency is asked first when neither the address nor the device knows one.
pub async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    Asked(at): Asked<TypedCodes>,
) -> Result<Response, Error> {
    let visitor = at_agency(&app, visitor, &at).await?;
    if visitor.brand.is_none() {
        return Ok(Redirect::to("/login?next=/password-reset").into_response());
    }
    Ok(Page(AskPage::new(visitor, AskForm::default(), Mistakes::none())).into_response())
}

pub async fn send_link(
    State(app): State<App>,
    visitor: Visitor,
    Asked(at): Asked<TypedCodes>,
    Form(form): Form<AskForm>,
) -> Result<Reply<AskPage>, Error> {
    let visitor = at_agency(&app, visitor, &at).await?;
    let email = match form.check() {
        Ok(email) => email,
        Err(mistakes) => return Ok(Reply::Again(AskPage::new(visitor, form, mistakes))),
    };
    match paced(reset_link::send(&app, &visitor, &email)).await? {
        Allowance::Granted => Ok(Reply::done(with_codes(&visitor, "/password-reset/sent"))),
        Allowance::Wait { until } => {
            let wait = until.since(visitor.now);
            let mistakes = Mistakes::general(Mistake::mail_too_soon(wait, visitor.lang));
            Ok(Reply::Wait(AskPage::new(visitor, form, mistakes), wait.as_secs()))
        }
    }
}

/// Takes a whole number of beats: a letter to write is longer than none, and would tell that there
/// is an account. An asker who must wait is answered at once, known or not.
pub async fn paced<E>(sending: impl Future<Output = Result<Allowance, E>>) -> Result<Allowance, E> {
    let start = Instant::now();
    let sent = sending.await?;
    if sent == Allowance::Granted {
        let beats = start.elapsed().as_millis() / BEAT.as_millis() + 1;
        sleep_until(start + BEAT * u32::try_from(beats).unwrap_or(u32::MAX)).await;
    }
    Ok(sent)
}

#[derive(Template)]
#[template(path = "accounts/password_reset/sent.html")]
pub struct SentPage {
    visitor: Visitor,
    valid_for: String,
}

pub async fn sent(
    State(app): State<App>,
    visitor: Visitor,
    Asked(at): Asked<TypedCodes>,
) -> Result<Page<SentPage>, Error> {
    let valid_for = in_words(app.settings.reset.link, visitor.lang);
    let visitor = at_agency(&app, visitor, &at).await?;
    Ok(Page(SentPage { visitor, valid_for }))
}

//! « Adresse e-mail », under « Profil »: the new address is typed, and a link leaves for it.

use askama::Template;
use axum::extract::State;
use axum::response::Redirect;
use serde::Deserialize;

use super::change::{self, Asked};
use crate::accounts::account::Account;
use crate::accounts::email::Email;
use crate::accounts::sign_in::SignedIn;
use crate::accounts::step_up::Fresh;
use crate::clock::{in_words, paris_time};
use crate::web::{App, Asked as Typed, Error, Form, Mistake, Mistakes, Page, Reply, Visitor};

const HERE: &str = "/profile/email";

#[derive(Template)]
#[template(path = "accounts/email_change/ask.html")]
pub struct EmailPage {
    visitor: Visitor,
    email: String,
    form: EmailForm,
    waiting: Option<Waiting>,
    told: Told,
    valid_for: String,
    undo_for: String,
    /// Whether the present address is too new to undo anything.
    is_passing_through: bool,
    mistakes: Mistakes,
}

/// A change whose link was not followed yet.
struct Waiting {
    email: String,
    until: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct EmailForm {
    email: String,
}

impl EmailForm {
    fn check(&self) -> Result<Email, Mistakes> {
        if self.email.trim().is_empty() {
            return Err(Mistakes::on("email", Mistake::EmailMissing));
        }
        Email::parse(&self.email).ok_or(Mistakes::on("email", Mistake::EmailIncomplete))
    }
}

/// What was just done.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    cancelled: bool,
}

pub async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    fresh: Fresh,
    Typed(told): Typed<Told>,
) -> Result<Page<EmailPage>, Error> {
    let nothing = (EmailForm::default(), Mistakes::none());
    Ok(Page(page(&app, visitor, fresh.person(), nothing, told).await?))
}

pub async fn mail(
    State(app): State<App>,
    visitor: Visitor,
    fresh: Fresh,
    Form(form): Form<EmailForm>,
) -> Result<Reply<EmailPage>, Error> {
    let person = fresh.person();
    let email = match form.check() {
        Ok(email) => email,
        Err(mistakes) => return again(&app, visitor, person, (form, mistakes)).await,
    };
    match change::ask(&app, &visitor, &fresh, &email).await? {
        Asked::Mailed => Ok(Reply::done(HERE)),
        Asked::SameAddress => {
            let mistakes = Mistakes::on("email", Mistake::EmailSame);
            again(&app, visitor, person, (form, mistakes)).await
        }
        Asked::Wait { until } => {
            let wait = until.since(visitor.now);
            let mistakes = Mistakes::general(Mistake::mail_too_soon(wait, visitor.lang));
            let page = page(&app, visitor, person, (form, mistakes), Told::default()).await?;
            Ok(Reply::Wait(page, wait.as_secs()))
        }
    }
}

/// Gives the change up. No step-up: it only ever makes the account safer.
pub async fn cancel(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
) -> Result<Redirect, Error> {
    change::cancel(&app, &visitor, &person).await?;
    Ok(Redirect::to("/profile/email?cancelled=true"))
}

async fn again(
    app: &App,
    visitor: Visitor,
    person: &SignedIn,
    typed: (EmailForm, Mistakes),
) -> Result<Reply<EmailPage>, Error> {
    Ok(Reply::Again(page(app, visitor, person, typed, Told::default()).await?))
}

async fn page(
    app: &App,
    visitor: Visitor,
    person: &SignedIn,
    (form, mistakes): (EmailForm, Mistakes),
    told: Told,
) -> Result<EmailPage, Error> {
    let account = Account::known(app.db.reader(), person.account_id()).await?;
    let waiting = change::waiting(app.db.reader(), person, visitor.now).await?;
    let waiting = waiting
        .map(|change| Waiting { email: change.new_email, until: paris_time(change.expires_at) });
    Ok(EmailPage {
        email: person.email().to_owned(),
        form,
        waiting,
        told,
        valid_for: in_words(app.settings.email.link, visitor.lang),
        undo_for: in_words(app.settings.email.undo, visitor.lang),
        is_passing_through: account.is_passing_through(app, visitor.now),
        mistakes,
        visitor: person.seen(visitor),
    })
}

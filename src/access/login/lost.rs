//! « J'ai perdu tous mes moyens de connexion »: the slow way, asked for and cancelled.

use askama::Template;
use axum::extract::State;
use axum::response::Redirect;
use serde::Deserialize;

use crate::access::factor_loss::agencies_of;
use crate::accounts::Email;
use crate::accounts::factor_loss::{self, Cancelled};
use crate::accounts::half_sign_in::HalfSignedIn;
use crate::accounts::sign_in::Arrival;
use crate::clock::{in_words, paris_day_and_time};
use crate::web::{App, Error, Form, Mistake, Mistakes, Page, Reply, Visitor};

#[derive(Template)]
#[template(path = "access/login/lost.html")]
pub struct LostPage {
    visitor: Visitor,
    email: String,
    /// How long the delay is.
    delay: String,
    /// No agency alone may confirm.
    is_of_several: bool,
    is_asked: bool,
    /// When the factors will be removed, once it was confirmed.
    due: Option<String>,
}

#[derive(Template)]
#[template(path = "access/login/cancel_loss.html")]
pub struct CancelPage {
    visitor: Visitor,
    email: String,
    mistakes: Mistakes,
}

#[derive(Template)]
#[template(path = "access/login/loss_over.html")]
pub struct OverPage {
    visitor: Visitor,
    was_cancelled: bool,
}

/// The password is never given back.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CancelForm {
    email: String,
    password: String,
}

impl CancelForm {
    fn check(&self) -> Result<Email, Mistakes> {
        let email = Email::parse(&self.email).ok_or(Mistake::EmailIncomplete);
        let missing = self.email.trim().is_empty().then_some(Mistake::EmailMissing);
        let mut mistakes = Mistakes::none();
        if let Some(mistake) = missing.or_else(|| email.clone().err()) {
            mistakes = mistakes.and("email", mistake);
        }
        if self.password.is_empty() {
            mistakes = mistakes.and("password", Mistake::PasswordMissing);
        }
        email.ok().filter(|_| mistakes.is_empty()).ok_or(mistakes)
    }
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    half: HalfSignedIn,
) -> Result<Page<LostPage>, Error> {
    let (db, account) = (app.db.reader(), half.account());
    let loss = factor_loss::open_of(db, account.id).await?;
    let due = loss.as_ref().and_then(|loss| loss.due_at);
    Ok(Page(LostPage {
        email: account.email.clone(),
        delay: in_words(app.settings.factor.loss_delay, visitor.lang),
        is_of_several: agencies_of(db, account.id).await?.len() != 1,
        is_asked: loss.is_some(),
        due: due.map(|due| paris_day_and_time(due, visitor.lang)),
        visitor,
    }))
}

pub async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    half: HalfSignedIn,
) -> Result<Redirect, Error> {
    factor_loss::ask(&app, &visitor, &half).await?;
    Ok(Redirect::to("/login/factor/lost"))
}

pub async fn ask_cancel(visitor: Visitor) -> Page<CancelPage> {
    Page(CancelPage { visitor, email: String::new(), mistakes: Mistakes::none() })
}

pub async fn cancel(
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<CancelForm>,
) -> Result<Reply<CancelPage>, Error> {
    let email = match form.check() {
        Ok(email) => email,
        Err(mistakes) => return Ok(Reply::Again(cancel_page(visitor, &form, mistakes))),
    };
    let arrival = Arrival::of(app.db.reader(), email, visitor.device().as_ref()).await?;
    Ok(match factor_loss::cancel(&app, &visitor, (arrival, &form.password)).await? {
        Cancelled::Done => Reply::done("/login/loss/cancelled"),
        Cancelled::Nothing => Reply::done("/login/loss/over"),
        Cancelled::Refused => {
            let mistakes = Mistakes::general(Mistake::SignInFailed);
            Reply::Again(cancel_page(visitor, &form, mistakes))
        }
        Cancelled::Throttled { until } => {
            let wait = until.since(visitor.now);
            let mistakes = Mistakes::general(Mistake::too_many_tries(wait, visitor.lang));
            Reply::Wait(cancel_page(visitor, &form, mistakes), wait.as_secs())
        }
    })
}

pub async fn cancelled(visitor: Visitor) -> Page<OverPage> {
    Page(OverPage { visitor, was_cancelled: true })
}

pub async fn over(visitor: Visitor) -> Page<OverPage> {
    Page(OverPage { visitor, was_cancelled: false })
}

fn cancel_page(visitor: Visitor, form: &CancelForm, mistakes: Mistakes) -> CancelPage {
    let visitor = visitor.found_at("/login/loss/cancel");
    CancelPage { visitor, email: form.email.clone(), mistakes }
}

//! « Espace gestion », the first step: code client, address, password. And leaving.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use crate::accounts::Email;
use crate::agencies::{Code, Remembered};
use crate::staff::half_session;
use crate::staff::sign_in::{self, FirstStep};
use crate::web::Visitor;
use crate::web::{App, Asked, CookieKind, Error, Form, LocalPath, Mistake, Mistakes, Page, Reply};

#[derive(Template)]
#[template(path = "office/sign_in/password.html")]
pub struct PasswordPage {
    visitor: Visitor,
    form: PasswordForm,
    signed_out: bool,
    mistakes: Mistakes,
}

/// The password is never given back.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    client: String,
    email: String,
    password: String,
    next: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    client: String,
    next: String,
    /// Why the visitor is here: `out`.
    why: String,
}

impl PasswordForm {
    fn check(&self) -> Result<(Code, Email), Mistakes> {
        let mut mistakes = Mistakes::none();
        if self.client.trim().is_empty() {
            mistakes = mistakes.and("client", Mistake::ClientMissing);
        }
        if self.email.trim().is_empty() {
            mistakes = mistakes.and("email", Mistake::EmailMissing);
        }
        if self.password.is_empty() {
            mistakes = mistakes.and("password", Mistake::PasswordMissing);
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let typed = Code::parse(&self.client).zip(Email::parse(&self.email));
        typed.ok_or(Mistakes::general(Mistake::StaffSignInFailed))
    }

    /// Where the second step is, and where it leads.
    fn onward(&self, step: &str) -> String {
        match LocalPath::parse(&self.next) {
            Some(next) => format!("{step}?next={}", next.in_query()),
            None => step.to_owned(),
        }
    }
}

impl PasswordPage {
    /// The empty form again, after a passkey that did not do.
    pub fn again_at(visitor: Visitor, next: String, mistakes: Mistakes) -> Self {
        let remembered = Remembered::read(&visitor.cookies);
        let client = remembered.last().map(|codes| codes.client.as_str().to_owned());
        let client = client.unwrap_or_default();
        page(visitor, PasswordForm { client, next, ..PasswordForm::default() }, mistakes)
    }
}

/// The code client is that of the address, or of the agency last used here.
pub async fn show(visitor: Visitor, Asked(arrival): Asked<Arrival>) -> Page<PasswordPage> {
    let remembered = Remembered::read(&visitor.cookies);
    let last = || remembered.last().map(|codes| codes.client.as_str().to_owned());
    let client = match Code::parse(&arrival.client) {
        Some(code) => code.as_str().to_owned(),
        None => last().unwrap_or_default(),
    };
    let signed_out = arrival.why == "out";
    let form = PasswordForm { client, next: arrival.next, ..PasswordForm::default() };
    Page(PasswordPage { visitor, form, signed_out, mistakes: Mistakes::none() })
}

pub async fn sign_in(
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<PasswordForm>,
) -> Result<Reply<PasswordPage>, Error> {
    let (client, email) = match form.check() {
        Ok(typed) => typed,
        Err(mistakes) => return Ok(again(visitor, form, mistakes)),
    };
    let given = sign_in::give_password(&app, &visitor, (&client, &email), &form.password).await?;
    Ok(match given {
        FirstStep::Half { token, enrols } => {
            let step = if enrols { "/office/login/enrol" } else { "/office/login/factor" };
            let cookies = half_session::into_cookies(&app, visitor.cookies, &token);
            Reply::done_with(cookies, form.onward(step))
        }
        FirstStep::Refused => again(visitor, form, Mistakes::general(Mistake::StaffSignInFailed)),
        FirstStep::Throttled { until } => {
            let wait = until.since(visitor.now);
            let mistakes = Mistakes::general(Mistake::try_later(wait, visitor.lang));
            Reply::Wait(page(visitor, form, mistakes), wait.as_secs())
        }
    })
}

/// Signs out; harmless when nobody is signed in.
pub async fn sign_out(State(app): State<App>, visitor: Visitor) -> Result<Response, Error> {
    sign_in::sign_out(&app, &visitor).await?;
    let cookies = visitor.cookies.forget(CookieKind::Office).forget(CookieKind::OfficeHalf);
    let clear = [("clear-site-data", "\"cache\", \"storage\"")];
    let there = Redirect::to("/office/login?why=out");
    Ok((cookies.into_jar(), clear, there).into_response())
}

fn again(visitor: Visitor, form: PasswordForm, mistakes: Mistakes) -> Reply<PasswordPage> {
    Reply::Again(page(visitor, form, mistakes))
}

fn page(visitor: Visitor, form: PasswordForm, mistakes: Mistakes) -> PasswordPage {
    let visitor = visitor.found_at("/office/login");
    PasswordPage { visitor, form, signed_out: false, mistakes }
}

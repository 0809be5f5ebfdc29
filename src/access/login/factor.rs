//! « Code de vérification »: the second step, by an application or by a recovery code.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use crate::access::terms;
use crate::accounts::half_sign_in::{self, HalfSignedIn, SecondStep, give_factor};
use crate::guard::Token;
use crate::web::{App, Asked, CookieKind, Cookies, Error, Form, LocalPath};
use crate::web::{Mistake, Mistakes, Reply, Visitor};

#[derive(Template)]
#[template(path = "access/login/factor.html")]
pub struct FactorPage {
    visitor: Visitor,
    email: String,
    recovery: bool,
    next: String,
    /// The same page for the other kind of code.
    other: String,
    mistakes: Mistakes,
}

/// The code is never given back.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct FactorForm {
    code: String,
    recovery: bool,
    next: String,
}

impl FactorForm {
    fn next(&self) -> LocalPath {
        LocalPath::parse(&self.next).unwrap_or_default()
    }
}

/// Leads whoever typed a right password to their second factor, and then on.
pub fn factor_first(app: &App, cookies: Cookies, token: &Token, next: &str) -> Response {
    let next = LocalPath::parse(next).unwrap_or_default();
    let there = format!("/login/factor?next={}", next.in_query());
    let cookies = half_sign_in::into_cookies(app, cookies, token).into_jar();
    (cookies, Redirect::to(&there)).into_response()
}

pub async fn show(
    visitor: Visitor,
    half: HalfSignedIn,
    Asked(form): Asked<FactorForm>,
) -> Reply<FactorPage> {
    Reply::Shown(page(visitor, &half, &form, Mistakes::none()))
}

pub async fn sign_in(
    State(app): State<App>,
    visitor: Visitor,
    half: HalfSignedIn,
    Form(form): Form<FactorForm>,
) -> Result<Reply<FactorPage>, Error> {
    if form.code.trim().is_empty() {
        let mistakes = Mistakes::on("code", Mistake::CodeMissing);
        return Ok(Reply::Again(page(visitor, &half, &form, mistakes)));
    }
    Ok(match give_factor(&app, &visitor, &half, &form.code).await? {
        SecondStep::Opened(opened) => {
            let account = Some(half.account().id);
            let next = terms::on_the_way(app.db.reader(), account, &form.next()).await?;
            let cookies = opened.into_cookies(visitor.cookies).forget(CookieKind::Half);
            Reply::done_with(cookies, &next)
        }
        SecondStep::Refused => {
            let mistakes = Mistakes::on("code", Mistake::CodeWrong);
            Reply::Again(page(visitor, &half, &form, mistakes))
        }
        SecondStep::Throttled { until } => {
            let wait = until.since(visitor.now);
            let mistakes = Mistakes::general(Mistake::try_later(wait, visitor.lang));
            Reply::Wait(page(visitor, &half, &form, mistakes), wait.as_secs())
        }
    })
}

fn page(
    visitor: Visitor,
    half: &HalfSignedIn,
    form: &FactorForm,
    mistakes: Mistakes,
) -> FactorPage {
    let next = form.next();
    let here = format!("/login/factor?next={}", next.in_query());
    let by_recovery = format!("{here}&recovery=true");
    let (found, other) = if form.recovery { (by_recovery, here) } else { (here, by_recovery) };
    FactorPage {
        visitor: visitor.found_at(&found),
        email: half.account().email.clone(),
        recovery: form.recovery,
        next: next.as_str().to_owned(),
        other,
        mistakes,
    }
}

//! « Code de vérification »: the second step, by an application or by a recovery code.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use crate::access::terms;
use crate::accounts::half_sign_in::{self, HalfSignedIn, SecondStep, give_factor};
use crate::accounts::passkey;
use crate::guard::Token;
use crate::web::{App, Asked, CookieKind, Cookies, Error, Form, LocalPath};
use crate::web::{Mistake, Mistakes, Reply, Visitor};

#[derive(Template)]
#[template(path = "access/login/factor.html")]
pub struct FactorPage {
    visitor: Visitor,
    email: String,
    recovery: bool,
    /// Whether a passkey does as well.
    has_keys: bool,
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
    /// Nothing is typed, and this is where it leads.
    pub(super) fn to(next: String) -> Self {
        Self { next, ..Self::default() }
    }

    pub(super) fn next(&self) -> LocalPath {
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

/// After a recovery, whoever has passkeys looks through them first.
pub(super) fn past_review(next: LocalPath, is_due: bool) -> LocalPath {
    if is_due { LocalPath::parse("/profile/security").unwrap_or_default() } else { next }
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    half: HalfSignedIn,
    Asked(form): Asked<FactorForm>,
) -> Result<Reply<FactorPage>, Error> {
    Ok(Reply::Shown(page(&app, visitor, (&half, &form), Mistakes::none()).await?))
}

pub async fn sign_in(
    State(app): State<App>,
    visitor: Visitor,
    half: HalfSignedIn,
    Form(form): Form<FactorForm>,
) -> Result<Reply<FactorPage>, Error> {
    if form.code.trim().is_empty() {
        let mistakes = Mistakes::on("code", Mistake::CodeMissing);
        return Ok(Reply::Again(page(&app, visitor, (&half, &form), mistakes).await?));
    }
    Ok(match give_factor(&app, &visitor, &half, &form.code).await? {
        SecondStep::Opened(opened) => {
            let account = Some(half.account().id);
            let next = past_review(form.next(), half.account().is_to_review());
            let next = terms::on_the_way(app.db.reader(), account, &next).await?;
            let cookies = opened.into_cookies(visitor.cookies).forget(CookieKind::Half);
            Reply::done_with(cookies, &next)
        }
        SecondStep::Refused => {
            let mistakes = Mistakes::on("code", Mistake::CodeWrong);
            Reply::Again(page(&app, visitor, (&half, &form), mistakes).await?)
        }
        SecondStep::Throttled { until } => {
            let wait = until.since(visitor.now);
            let mistakes = Mistakes::general(Mistake::try_later(wait, visitor.lang));
            Reply::Wait(page(&app, visitor, (&half, &form), mistakes).await?, wait.as_secs())
        }
    })
}

pub(super) async fn page(
    app: &App,
    visitor: Visitor,
    (half, form): (&HalfSignedIn, &FactorForm),
    mistakes: Mistakes,
) -> Result<FactorPage, Error> {
    let has_keys = !passkey::of_account(app.db.reader(), half.account().id).await?.is_empty();
    let next = form.next();
    let here = format!("/login/factor?next={}", next.in_query());
    let by_recovery = format!("{here}&recovery=true");
    let (found, other) = if form.recovery { (by_recovery, here) } else { (here, by_recovery) };
    Ok(FactorPage {
        visitor: visitor.found_at(&found),
        email: half.account().email.clone(),
        recovery: form.recovery,
        next: next.as_str().to_owned(),
        has_keys,
        other,
        mistakes,
    })
}

//! « Confirmez que c'est vous »: before a sensitive act.

use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::stepping::{SteppedUp, step_up};
use crate::accounts::account::Account;
use crate::accounts::passkey;
use crate::accounts::sign_in::SignedIn;
use crate::web::{App, Asked, Error, Form, LocalPath, Mistake, Mistakes, Reply, Visitor};

#[derive(Template)]
#[template(path = "accounts/step_up/step_up.html")]
pub struct StepUpPage {
    visitor: Visitor,
    email: String,
    /// Whether the account has a second factor.
    needs_code: bool,
    /// Whether a passkey does as well.
    has_keys: bool,
    next: String,
    mistakes: Mistakes,
}

/// What the account is asked for.
#[derive(Clone, Copy)]
pub(super) struct Asks {
    needs_code: bool,
    has_keys: bool,
}

/// Neither secret is ever given back.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct StepUpForm {
    password: String,
    code: String,
    next: String,
}

impl StepUpForm {
    /// Nothing is typed, and this is where it leads.
    pub(super) fn to(next: String) -> Self {
        Self { next, ..Self::default() }
    }

    fn check(&self, needs_code: bool) -> Result<(), Mistakes> {
        let mut mistakes = Mistakes::none();
        if self.password.is_empty() {
            mistakes = mistakes.and("password", Mistake::PasswordMissing);
        }
        if needs_code && self.code.trim().is_empty() {
            mistakes = mistakes.and("code", Mistake::CodeMissing);
        }
        if mistakes.is_empty() { Ok(()) } else { Err(mistakes) }
    }

    fn next(&self) -> LocalPath {
        LocalPath::parse(&self.next).or_else(|| LocalPath::parse("/profile")).unwrap_or_default()
    }
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Asked(form): Asked<StepUpForm>,
) -> Result<Reply<StepUpPage>, Error> {
    let asks = asks(&app, &person).await?;
    Ok(Reply::Shown(page(visitor, (&person, asks), &form, Mistakes::none())))
}

pub async fn confirm(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Form(form): Form<StepUpForm>,
) -> Result<Reply<StepUpPage>, Error> {
    let who = (&person, asks(&app, &person).await?);
    if let Err(mistakes) = form.check(who.1.needs_code) {
        return Ok(Reply::Again(page(visitor, who, &form, mistakes)));
    }
    // Tabs take turns: the right password in many of them at once is no guessing.
    let _turn = app.guard.turn(&format!("step-up of {}", person.account_id())).await;
    let mistakes = match step_up(&app, &visitor, &person, (&form.password, &form.code)).await? {
        SteppedUp::Renewed(token) => {
            let cookies = person.renewed(&app, visitor.cookies, &token);
            return Ok(Reply::done_with(cookies, form.next().as_str()));
        }
        SteppedUp::PasswordWrong => Mistakes::on("password", Mistake::CurrentPasswordWrong),
        SteppedUp::CodeWrong => Mistakes::on("code", Mistake::CodeWrong),
        SteppedUp::Throttled { until } => {
            let wait = until.since(visitor.now);
            let mistakes = Mistakes::general(Mistake::too_many_tries(wait, visitor.lang));
            return Ok(Reply::Wait(page(visitor, who, &form, mistakes), wait.as_secs()));
        }
    };
    Ok(Reply::Again(page(visitor, who, &form, mistakes)))
}

pub(super) async fn asks(app: &App, person: &SignedIn) -> Result<Asks, Error> {
    let account = Account::known(app.db.reader(), person.account_id()).await?;
    let keys = passkey::of_account(app.db.reader(), account.id).await?;
    // After a recovery they wait to be looked through, and until then prove nothing.
    let has_keys = !keys.is_empty() && !account.is_to_review();
    Ok(Asks { needs_code: account.has_two_steps(), has_keys })
}

pub(super) fn page(
    visitor: Visitor,
    (person, asks): (&SignedIn, Asks),
    form: &StepUpForm,
    mistakes: Mistakes,
) -> StepUpPage {
    let next = form.next();
    let here = format!("/step-up?next={}", next.in_query());
    StepUpPage {
        visitor: person.seen(visitor).found_at(&here),
        email: person.email().to_owned(),
        needs_code: asks.needs_code,
        has_keys: asks.has_keys,
        next: next.as_str().to_owned(),
        mistakes,
    }
}

//! « Mot de passe », under « Profil ».

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::change_password;
use crate::accounts::account::Account;
use crate::accounts::holder_name;
use crate::accounts::password::{Judgement, NewPassword, PasswordForm, Personal, Refused, untried};
use crate::accounts::sign_in::{SignedIn, verify_again};
use crate::accounts::step_up::asks_factor_too;
use crate::guard::Verdict;
use crate::web::{App, Asked, CriteriaList, Error, Form, Mistake, Mistakes, Page, Reply, Visitor};

const CRITERIA: &str = "/profile/password/criteria";

#[derive(Template)]
#[template(path = "accounts/profile/password.html")]
pub struct PasswordPage {
    visitor: Visitor,
    email: String,
    criteria: CriteriaList,
    min_length: usize,
    changed: bool,
    mistakes: Mistakes,
}

/// Neither password is ever given back.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ChangeForm {
    current: String,
    password: String,
}

impl ChangeForm {
    async fn check(&self, app: &App, personal: &Personal) -> Result<NewPassword, Refused> {
        let new = PasswordForm::new(self.password.clone());
        let password = new.check(app, personal, CRITERIA).await;
        if !self.current.is_empty() {
            return password;
        }
        let missing = |mistakes: Mistakes| mistakes.and("current", Mistake::CurrentPasswordMissing);
        Err(match password {
            Ok(_) => Refused { criteria: untried(CRITERIA), mistakes: missing(Mistakes::none()) },
            Err(refused) => Refused { mistakes: missing(refused.mistakes), ..refused },
        })
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Told {
    changed: bool,
}

pub async fn password(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Asked(told): Asked<Told>,
) -> Result<Page<PasswordPage>, Error> {
    asks_factor_too(&app, &person).await?;
    let blank = Refused { criteria: untried(CRITERIA), mistakes: Mistakes::none() };
    Ok(Page(page(&app, visitor, &person, blank, told.changed)))
}

pub async fn change(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Form(form): Form<ChangeForm>,
) -> Result<Response, Error> {
    asks_factor_too(&app, &person).await?;
    let password = match form.check(&app, &personal(&app, &person).await?).await {
        Ok(password) => password,
        Err(refused) => {
            return Ok(Reply::Again(page(&app, visitor, &person, refused, false)).into_response());
        }
    };
    // Tabs take turns: the right password in many of them at once is no guessing.
    let _turn = app.guard.turn(&format!("password of {}", person.account_id())).await;
    if !person.is_still_here(&app, visitor.now).await? {
        return Ok(late(&app, visitor, &person));
    }
    let (account, verdict) = verify_again(&app, &visitor, &person, &form.current).await?;
    let passed = match verdict {
        Verdict::Right(passed) => passed,
        other => return Ok(wrong(&app, visitor, &person, &other)),
    };
    let proven = (&account, passed);
    match change_password::change(&app, &visitor, &person, proven, &password).await? {
        Some(opened) => {
            let cookies = opened.into_cookies(visitor.cookies).into_jar();
            Ok((cookies, Redirect::to("/profile/password?changed=true")).into_response())
        }
        None => Ok(late(&app, visitor, &person)),
    }
}

/// The live list of criteria.
pub async fn judge(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Form(form): Form<PasswordForm>,
) -> Result<Judgement, Error> {
    Ok(form.judge(&app, &personal(&app, &person).await?, visitor.texts).await)
}

fn wrong(app: &App, visitor: Visitor, person: &SignedIn, verdict: &Verdict) -> Response {
    let refused = |mistakes| Refused { criteria: untried(CRITERIA), mistakes };
    if let Verdict::Throttled { until } = verdict {
        let wait = until.since(visitor.now);
        let mistakes = Mistakes::general(Mistake::too_many_tries(wait, visitor.lang));
        let page = page(app, visitor, person, refused(mistakes), false);
        return Reply::Wait(page, wait.as_secs()).into_response();
    }
    let mistakes = Mistakes::on("current", Mistake::CurrentPasswordWrong);
    Reply::Again(page(app, visitor, person, refused(mistakes), false)).into_response()
}

/// Another tab or device was faster: nothing is wrong, and nothing was done.
fn late(app: &App, visitor: Visitor, person: &SignedIn) -> Response {
    let mistakes = Mistakes::general(Mistake::PasswordChangedMeanwhile);
    let refused = Refused { criteria: untried(CRITERIA), mistakes };
    Reply::Again(page(app, visitor, person, refused, false)).into_response()
}

async fn personal(app: &App, person: &SignedIn) -> Result<Personal, Error> {
    let account = Account::known(app.db.reader(), person.account_id()).await?;
    Ok(holder_name::personal(app.db.reader(), &account).await?)
}

fn page(
    app: &App,
    visitor: Visitor,
    person: &SignedIn,
    refused: Refused,
    changed: bool,
) -> PasswordPage {
    let Refused { criteria, mistakes } = refused;
    let email = person.email().to_owned();
    let min_length = app.settings.password.min_length;
    PasswordPage { visitor: person.seen(visitor), email, criteria, min_length, changed, mistakes }
}

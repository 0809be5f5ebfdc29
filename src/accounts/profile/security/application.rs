//! « Configurer une application »: the key is shown, and a first code confirms it.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::codes_page::CodesPage;
use super::two_steps::{self, Enrolled};
use crate::accounts::account::Account;
use crate::accounts::factor;
use crate::accounts::step_up::Fresh;
use crate::guard::TotpSecret;
use crate::web::{App, ApplicationSetup, Error, Form, Mistake, Mistakes, Page, Reply, Visitor};

const HERE: &str = "/profile/security/application";

#[derive(Template)]
#[template(path = "accounts/profile/security/application.html")]
pub struct ApplicationPage {
    visitor: Visitor,
    set_up: ApplicationSetup,
    mistakes: Mistakes,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CodeForm {
    code: String,
}

/// A new key, then the page that shows it: reloading the page changes nothing.
pub async fn offer(
    State(app): State<App>,
    visitor: Visitor,
    person: Fresh,
) -> Result<Redirect, Error> {
    two_steps::offer(&app, &visitor, &person).await?;
    Ok(Redirect::to(HERE))
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    person: Fresh,
) -> Result<Response, Error> {
    Ok(match offered(&app, &visitor, &person).await? {
        Some(secret) => {
            Page(page(&app, visitor, (&person, &secret), Mistakes::none())).into_response()
        }
        None => Redirect::to("/profile/security").into_response(),
    })
}

pub async fn confirm(
    State(app): State<App>,
    visitor: Visitor,
    person: Fresh,
    Form(form): Form<CodeForm>,
) -> Result<Response, Error> {
    let Some(secret) = offered(&app, &visitor, &person).await? else {
        return Ok(Redirect::to("/profile/security").into_response());
    };
    let who = (&person, &secret);
    if form.code.trim().is_empty() {
        return Ok(again(&app, visitor, who, Mistake::CodeMissing));
    }
    Ok(match two_steps::enrol(&app, &visitor, &person, &form.code).await? {
        Enrolled::Done { token, codes } => {
            let cookies = person.person().renewed(&app, visitor.cookies.clone(), &token);
            (cookies.into_jar(), Page(CodesPage::new(visitor, person.person(), codes)))
                .into_response()
        }
        Enrolled::Wrong => again(&app, visitor, who, Mistake::CodeWrong),
        Enrolled::Gone => Redirect::to("/profile/security").into_response(),
        Enrolled::Throttled { until } => {
            let wait = until.since(visitor.now);
            let mistakes = Mistakes::general(Mistake::try_later(wait, visitor.lang));
            Reply::Wait(page(&app, visitor, who, mistakes), wait.as_secs()).into_response()
        }
    })
}

async fn offered(
    app: &App,
    visitor: &Visitor,
    person: &Fresh,
) -> Result<Option<TotpSecret>, Error> {
    let account = Account::known(app.db.reader(), person.person().account_id()).await?;
    Ok(factor::offered(app, &account, visitor.now).await?)
}

fn again(app: &App, visitor: Visitor, who: (&Fresh, &TotpSecret), mistake: Mistake) -> Response {
    Reply::Again(page(app, visitor, who, Mistakes::on("code", mistake))).into_response()
}

fn page(
    app: &App,
    visitor: Visitor,
    (person, secret): (&Fresh, &TotpSecret),
    mistakes: Mistakes,
) -> ApplicationPage {
    let person = person.person();
    let set_up = ApplicationSetup::new(app, secret, person.email());
    ApplicationPage { visitor: person.seen(visitor), set_up, mistakes }
}

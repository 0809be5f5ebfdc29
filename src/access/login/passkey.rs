//! Signing in with a passkey alone: the device verified who holds it, and no password is typed.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::form::SignInForm;
use super::sign_in_page::SignInPage;
use crate::access::terms;
use crate::accounts::passkey::{self, Judged};
use crate::accounts::sign_in::{KeyStep, open_by_key};
use crate::agencies::{Codes, Societe};
use crate::guard::webauthn::{Purpose, Side};
use crate::web::{App, CookieKind, Error, Form, KeyOptions, KeyRefused, LocalPath};
use crate::web::{Mistake, Mistakes, Reply, Visitor};

/// What the script writes in the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct KeySignInForm {
    credential: String,
    client: String,
    societe: String,
    next: String,
}

/// What the script asks the browser for: any key that the device has for us.
pub async fn options(State(app): State<App>, visitor: Visitor) -> Result<KeyOptions, Error> {
    match passkey::ask_anyone(&app, &visitor).await? {
        Some(options) => Ok(KeyOptions(options)),
        None => Err(Error::Unavailable(60)),
    }
}

pub async fn sign_in(
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<KeySignInForm>,
) -> Result<Response, Error> {
    let purpose = Purpose::SignIn(Side::People);
    let judged = passkey::judge(&app, &visitor, (&purpose, None), &form.credential).await?;
    let proven = match judged {
        Judged::Right(proven) => proven,
        Judged::Refused(why) => return refused(&app, visitor, form, Mistake::Key(why)).await,
        Judged::Throttled { until } => {
            let mistake = Mistake::too_many_tries(until.since(visitor.now), visitor.lang);
            return refused(&app, visitor, form, mistake).await;
        }
    };
    let account = Some(proven.account.id);
    match open_by_key(&app, &visitor, *proven, false).await? {
        KeyStep::Opened(opened) => {
            let next = LocalPath::parse(&form.next).unwrap_or_default();
            let next = terms::on_the_way(app.db.reader(), account, &next).await?;
            let cookies = opened.into_cookies(visitor.cookies).forget(CookieKind::Half);
            Ok((cookies.into_jar(), Redirect::to(&next)).into_response())
        }
        KeyStep::Late => {
            let mistake = Mistake::Key(KeyRefused::Challenge);
            refused(&app, visitor, form, mistake).await
        }
    }
}

/// The sign-in page again, with what went wrong; without an agency, the choice of one.
async fn refused(
    app: &App,
    visitor: Visitor,
    form: KeySignInForm,
    mistake: Mistake,
) -> Result<Response, Error> {
    let societe = match Codes::parse(&form.client, &form.societe) {
        Some(codes) => Societe::with_codes(app.db.reader(), &codes).await?,
        None => None,
    };
    let Some(societe) = societe else { return Ok(Redirect::to("/login").into_response()) };
    let again = SignInForm {
        client: form.client,
        societe: form.societe,
        next: form.next,
        ..SignInForm::default()
    };
    let page = SignInPage::again(visitor, &societe, again, Mistakes::general(mistake));
    Ok(Reply::Again(page).into_response())
}

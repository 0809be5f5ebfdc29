//! « Connexion renforcée »: what protects the account now, and what may be changed.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::codes_page::CodesPage;
use super::two_steps;
use crate::accounts::account::Account;
use crate::accounts::factor::recovery_code;
use crate::accounts::passkey::{self, Passkey, PasskeyId};
use crate::accounts::sign_in::SignedIn;
use crate::accounts::step_up::Fresh;
use crate::clock::{paris_day, paris_recently};
use crate::texts::Lang;
use crate::web::{App, Asked, Error, Page, Visitor};

const HERE: &str = "/profile/security";

#[derive(Template)]
#[template(path = "accounts/profile/security/security.html")]
pub struct SecurityPage {
    visitor: Visitor,
    /// Since which day a password alone is not enough.
    since: Option<String>,
    has_application: bool,
    codes_left: usize,
    keys: Vec<Key>,
    /// Whether the keys wait to be looked through, after a recovery.
    is_to_review: bool,
    done: Done,
}

/// A passkey, in words.
struct Key {
    id: PasskeyId,
    name: String,
    made: String,
    used: Option<String>,
    is_blocked: bool,
}

#[derive(Template)]
#[template(path = "accounts/profile/security/turn_off.html")]
pub struct TurnOffPage {
    visitor: Visitor,
}

/// What was just done, as the address says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Done {
    #[default]
    Nothing,
    Off,
    Made,
    Renamed,
    Removed,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Told {
    done: Done,
}

pub async fn security(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Asked(told): Asked<Told>,
) -> Result<Page<SecurityPage>, Error> {
    let db = app.db.reader();
    let account = Account::known(db, person.account_id()).await?;
    let codes_left = recovery_code::unused(db, account.id).await?.len();
    let lang = visitor.lang;
    let keys = passkey::of_account(db, account.id).await?;
    Ok(Page(SecurityPage {
        since: account.two_steps_since.map(|since| paris_day(since, lang)),
        has_application: account.totp_secret.is_some(),
        codes_left,
        keys: keys.into_iter().map(|key| Key::of(key, lang)).collect(),
        is_to_review: account.is_to_review(),
        done: told.done,
        visitor: person.seen(visitor),
    }))
}

impl Key {
    fn of(key: Passkey, lang: Lang) -> Self {
        Self {
            id: key.id,
            made: paris_day(key.created_at, lang),
            used: key.used_at.map(|used| paris_recently(used, lang)),
            is_blocked: key.blocked_at.is_some(),
            name: key.name,
        }
    }
}

/// A passkey is asked after the password from now on; ten recovery codes are shown once.
pub async fn turn_on(
    State(app): State<App>,
    visitor: Visitor,
    person: Fresh,
) -> Result<Response, Error> {
    Ok(match two_steps::turn_on(&app, &visitor, &person).await? {
        Some((token, codes)) => {
            let cookies = person.person().renewed(&app, visitor.cookies.clone(), &token);
            let page = CodesPage::new(visitor, person.person(), codes);
            (cookies.into_jar(), Page(page)).into_response()
        }
        None => Redirect::to(HERE).into_response(),
    })
}

/// Ten new codes, shown once, as the answer itself: they are kept nowhere.
pub async fn renew_codes(
    State(app): State<App>,
    visitor: Visitor,
    person: Fresh,
) -> Result<Response, Error> {
    Ok(match two_steps::renew_codes(&app, &visitor, &person).await? {
        Some((token, codes)) => {
            let cookies = person.person().renewed(&app, visitor.cookies.clone(), &token);
            (cookies.into_jar(), Page(CodesPage::new(visitor, person.person(), codes)))
                .into_response()
        }
        None => Redirect::to(HERE).into_response(),
    })
}

pub async fn ask_off(visitor: Visitor, person: Fresh) -> Page<TurnOffPage> {
    Page(TurnOffPage { visitor: person.person().seen(visitor) })
}

pub async fn turn_off(
    State(app): State<App>,
    visitor: Visitor,
    person: Fresh,
) -> Result<Response, Error> {
    Ok(match two_steps::turn_off(&app, &visitor, &person).await? {
        Some(token) => {
            let cookies = person.person().renewed(&app, visitor.cookies, &token).into_jar();
            (cookies, Redirect::to("/profile/security?done=off")).into_response()
        }
        None => Redirect::to(HERE).into_response(),
    })
}

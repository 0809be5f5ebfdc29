//! « Mon compte »: password, second factor, connected devices.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use crate::accounts::password::{Judgement, PasswordForm, Refused, untried};
use crate::clock::{paris_day, paris_recently};
use crate::office::sign_in::CodesPage;
use crate::staff::passkey::{self, StaffKeyId, StaffPasskey};
use crate::staff::{SignedInStaff, Staff, fresh, half_session, own_account};
use crate::texts::Lang;
use crate::web::{App, Asked, CriteriaList, Error, Form, Mistakes, Page, Reply, Visitor};

const CRITERIA: &str = "/office/account/criteria";

#[derive(Template)]
#[template(path = "office/account/account.html")]
pub struct AccountPage {
    visitor: Visitor,
    name: String,
    email: String,
    codes_left: usize,
    sessions: usize,
    keys: Vec<Key>,
    /// Whether the keys wait to be looked through, after a reset.
    is_to_review: bool,
    /// Their agency asks for a passkey, and none opened this session.
    lacks_key: bool,
    done: Done,
}

/// A passkey, in words.
struct Key {
    id: StaffKeyId,
    name: String,
    made: String,
    used: Option<String>,
    is_blocked: bool,
}

impl Key {
    fn of(key: StaffPasskey, lang: Lang) -> Self {
        Self {
            id: key.id,
            made: paris_day(key.created_at, lang),
            used: key.used_at.map(|used| paris_recently(used, lang)),
            is_blocked: key.blocked_at.is_some(),
            name: key.name,
        }
    }
}

#[derive(Template)]
#[template(path = "office/account/password.html")]
pub struct PasswordPage {
    visitor: Visitor,
    email: String,
    criteria: CriteriaList,
    min_length: usize,
    mistakes: Mistakes,
}

/// What was just done, as the address says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Done {
    #[default]
    Nothing,
    Password,
    Sessions,
    Key,
    Renamed,
    Gone,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Told {
    done: Done,
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedInStaff,
    Asked(told): Asked<Told>,
) -> Result<Page<AccountPage>, Error> {
    let db = app.db.reader();
    let keys = passkey::of_staff(db, person.id()).await?;
    let lang = visitor.lang;
    Ok(Page(AccountPage {
        keys: keys.into_iter().map(|key| Key::of(key, lang)).collect(),
        is_to_review: Staff::known(db, person.id()).await?.is_to_review(),
        lacks_key: person.lacks_key(),
        name: person.name().to_owned(),
        email: person.email().to_owned(),
        codes_left: own_account::codes_left(&app, &person).await?,
        sessions: own_account::open_sessions(&app, &person).await?,
        visitor: person.seen(&app, visitor),
        done: told.done,
    }))
}

pub async fn password(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedInStaff,
) -> Result<Page<PasswordPage>, Error> {
    fresh(&app, &person)?;
    let blank = Refused { criteria: untried(CRITERIA), mistakes: Mistakes::none() };
    Ok(Page(page(&app, visitor, &person, blank)))
}

pub async fn change(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedInStaff,
    Form(form): Form<PasswordForm>,
) -> Result<Reply<PasswordPage>, Error> {
    fresh(&app, &person)?;
    let staff = Staff::known(app.db.reader(), person.id()).await?;
    let personal = own_account::personal(&app, &staff).await?;
    let password = match form.check(&app, &personal, CRITERIA).await {
        Ok(password) => password,
        Err(refused) => return Ok(Reply::Again(page(&app, visitor, &person, refused))),
    };
    match own_account::change_password(&app, &visitor, &person, &password).await? {
        Some(opened) => {
            let cookies = opened.into_cookies(&app, visitor.cookies);
            Ok(Reply::done_with(cookies, "/office/account?done=password"))
        }
        None => Ok(Reply::done("/office/account/password")),
    }
}

/// The live list of criteria.
pub async fn judge(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedInStaff,
    Form(form): Form<PasswordForm>,
) -> Result<Judgement, Error> {
    let staff = Staff::known(app.db.reader(), person.id()).await?;
    let personal = own_account::personal(&app, &staff).await?;
    Ok(form.judge(&app, &personal, visitor.texts).await)
}

/// Shown once, in this answer and nowhere else.
pub async fn renew_codes(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedInStaff,
) -> Result<Response, Error> {
    fresh(&app, &person)?;
    let (token, codes) = own_account::renew_codes(&app, &visitor, &person).await?;
    let cookies = person.renewed(visitor.cookies.clone(), &token).into_jar();
    let page = CodesPage::new(visitor, codes, (person.email(), "/office/account"));
    Ok((cookies, Page(page)).into_response())
}

pub async fn replace_factor(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedInStaff,
) -> Result<Response, Error> {
    fresh(&app, &person)?;
    let token = own_account::replace_factor(&app, &visitor, &person).await?;
    let cookies = half_session::into_cookies(&app, visitor.cookies, &token).into_jar();
    Ok((cookies, Redirect::to("/office/login/enrol")).into_response())
}

pub async fn end_others(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedInStaff,
) -> Result<Redirect, Error> {
    own_account::end_others(&app, &visitor, &person).await?;
    Ok(Redirect::to("/office/account?done=sessions"))
}

fn page(app: &App, visitor: Visitor, person: &SignedInStaff, refused: Refused) -> PasswordPage {
    let Refused { criteria, mistakes } = refused;
    PasswordPage {
        visitor: person.seen(app, visitor),
        email: person.email().to_owned(),
        criteria,
        min_length: app.settings.password.min_length,
        mistakes,
    }
}

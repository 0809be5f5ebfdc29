//! « Clés d'accès »: one is made, renamed, deleted; and looked through after a recovery.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::key_acts;
use crate::accounts::account::AccountId;
use crate::accounts::passkey::{self, Made, Passkey, PasskeyId};
use crate::accounts::sign_in::SignedIn;
use crate::accounts::step_up::Fresh;
use crate::web::{App, Error, Form, KeyOptions, KeyRefused, Mistake, Mistakes, Page};
use crate::web::{Reply, Visitor};

/// As long as a name of a device is.
const LONGEST_NAME: u32 = 60;

#[derive(Template)]
#[template(path = "accounts/profile/security/make_key.html")]
pub struct MakePage {
    visitor: Visitor,
    /// What its holder calls it.
    called: String,
    mistakes: Mistakes,
}

#[derive(Template)]
#[template(path = "accounts/profile/security/rename_key.html")]
pub struct RenamePage {
    visitor: Visitor,
    id: PasskeyId,
    /// What its holder calls it.
    called: String,
    mistakes: Mistakes,
}

#[derive(Template)]
#[template(path = "accounts/profile/security/remove_key.html")]
pub struct RemovePage {
    visitor: Visitor,
    key: Passkey,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct KeyForm {
    name: String,
    credential: String,
}

impl KeyForm {
    fn name(&self) -> Result<&str, Mistakes> {
        match self.name_or_none()? {
            "" => Err(Mistakes::on("name", Mistake::Key(KeyRefused::NameMissing))),
            name => Ok(name),
        }
    }

    /// A new key has a name of its own when none is typed.
    fn name_or_none(&self) -> Result<&str, Mistakes> {
        let name = self.name.trim();
        if name.chars().any(char::is_control) {
            return Err(Mistakes::on("name", Mistake::HiddenSigns));
        }
        if name.chars().count() > LONGEST_NAME as usize {
            return Err(Mistakes::on("name", Mistake::TextTooLong(LONGEST_NAME)));
        }
        Ok(name)
    }
}

pub async fn ask(visitor: Visitor, person: Fresh) -> Page<MakePage> {
    Page(make_page(visitor, &person, String::new(), Mistakes::none()))
}

/// What the script asks the browser for.
pub async fn options(
    State(app): State<App>,
    visitor: Visitor,
    person: Fresh,
) -> Result<KeyOptions, Error> {
    Ok(KeyOptions(passkey::ask_new(&app, &visitor, &person).await?))
}

pub async fn make(
    State(app): State<App>,
    visitor: Visitor,
    person: Fresh,
    Form(form): Form<KeyForm>,
) -> Result<Reply<MakePage>, Error> {
    let name = match form.name_or_none() {
        Ok(name) => name,
        Err(mistakes) => {
            return Ok(Reply::Again(make_page(visitor, &person, form.name.clone(), mistakes)));
        }
    };
    Ok(match passkey::make(&app, &visitor, &person, (name, &form.credential)).await? {
        Made::Done(token) => {
            let cookies = person.person().renewed(&app, visitor.cookies, &token);
            Reply::done_with(cookies, "/profile/security?done=made")
        }
        Made::Refused(why) => {
            let mistakes = Mistakes::general(Mistake::Key(why));
            Reply::Again(make_page(visitor, &person, name.to_owned(), mistakes))
        }
    })
}

pub async fn ask_rename(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<PasskeyId>,
) -> Result<Page<RenamePage>, Error> {
    let key = mine(&app, person.account_id(), id).await?;
    let visitor = person.seen(visitor);
    Ok(Page(RenamePage { visitor, id, called: key.name, mistakes: Mistakes::none() }))
}

pub async fn rename(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<PasskeyId>,
    Form(form): Form<KeyForm>,
) -> Result<Reply<RenamePage>, Error> {
    let key = mine(&app, person.account_id(), id).await?;
    Ok(match form.name() {
        Ok(name) => {
            key_acts::rename(&app, &key, name).await?;
            Reply::done("/profile/security?done=renamed")
        }
        Err(mistakes) => {
            let visitor = person.seen(visitor);
            Reply::Again(RenamePage { visitor, id, called: form.name, mistakes })
        }
    })
}

pub async fn ask_remove(
    State(app): State<App>,
    visitor: Visitor,
    person: Fresh,
    Path(id): Path<PasskeyId>,
) -> Result<Page<RemovePage>, Error> {
    let key = mine(&app, person.person().account_id(), id).await?;
    Ok(Page(RemovePage { visitor: person.person().seen(visitor), key }))
}

pub async fn remove(
    State(app): State<App>,
    visitor: Visitor,
    person: Fresh,
    Path(id): Path<PasskeyId>,
) -> Result<Response, Error> {
    let key = mine(&app, person.person().account_id(), id).await?;
    let there = Redirect::to("/profile/security?done=removed");
    Ok(match key_acts::remove(&app, &visitor, &person, &key).await? {
        Some(token) => {
            let cookies = person.person().renewed(&app, visitor.cookies, &token);
            (cookies.into_jar(), there).into_response()
        }
        None => there.into_response(),
    })
}

/// « Toutes ces clés sont à moi »: they open alone again.
pub async fn reviewed(
    State(app): State<App>,
    visitor: Visitor,
    person: Fresh,
) -> Result<Response, Error> {
    let token = key_acts::release(&app, &visitor, &person).await?;
    let cookies = person.person().renewed(&app, visitor.cookies, &token).into_jar();
    Ok((cookies, Redirect::to("/profile/security")).into_response())
}

async fn mine(app: &App, account: AccountId, id: PasskeyId) -> Result<Passkey, Error> {
    passkey::mine(app.db.reader(), account, id).await?.ok_or(Error::NotFound)
}

fn make_page(visitor: Visitor, person: &Fresh, called: String, mistakes: Mistakes) -> MakePage {
    let visitor = person.person().seen(visitor).found_at("/profile/security/passkeys/new");
    MakePage { visitor, called, mistakes }
}

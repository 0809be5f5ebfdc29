//! « Clés d'accès » of a member of staff: one is made and deleted.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Redirect;
use serde::Deserialize;

use crate::staff::passkey::{self, Made, StaffKeyId};
use crate::staff::{SignedInStaff, fresh};
use crate::web::{App, CookieKind, Error, Form, KeyOptions, KeyRefused};
use crate::web::{Mistake, Mistakes, Reply, Visitor};

/// As long as a name of a device is.
const LONGEST_NAME: u32 = 60;

#[derive(Template)]
#[template(path = "office/account/make_key.html")]
pub struct MakePage {
    visitor: Visitor,
    /// What its holder calls it.
    called: String,
    mistakes: Mistakes,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct MakeForm {
    name: String,
    credential: String,
}

impl MakeForm {
    fn name(&self) -> Result<&str, Mistakes> {
        let name = self.name.trim();
        if name.is_empty() {
            return Err(Mistakes::on("name", Mistake::Key(KeyRefused::NameMissing)));
        }
        if name.chars().any(char::is_control) {
            return Err(Mistakes::on("name", Mistake::HiddenSigns));
        }
        if name.chars().count() > LONGEST_NAME as usize {
            return Err(Mistakes::on("name", Mistake::TextTooLong(LONGEST_NAME)));
        }
        Ok(name)
    }
}

pub async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedInStaff,
) -> Result<Reply<MakePage>, Error> {
    fresh(&app, &person)?;
    let name = visitor.device_in_words(visitor.lang);
    Ok(Reply::Shown(page(&app, visitor, &person, (name, Mistakes::none()))))
}

/// What the script asks the browser for.
pub async fn options(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedInStaff,
) -> Result<KeyOptions, Error> {
    fresh(&app, &person)?;
    Ok(KeyOptions(passkey::ask_new(&app, &visitor, &person).await?))
}

pub async fn make(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedInStaff,
    Form(form): Form<MakeForm>,
) -> Result<Reply<MakePage>, Error> {
    fresh(&app, &person)?;
    let name = match form.name() {
        Ok(name) => name,
        Err(mistakes) => {
            return Ok(Reply::Again(page(&app, visitor, &person, (form.name.clone(), mistakes))));
        }
    };
    Ok(match passkey::make(&app, &visitor, &person, (name, &form.credential)).await? {
        Made::Done(token) => {
            let token = token.as_str().to_owned();
            let cookies = visitor.cookies.set(CookieKind::Office, token, None);
            Reply::done_with(cookies, "/office/account?done=key")
        }
        Made::Refused(why) => {
            let what = (name.to_owned(), Mistakes::general(Mistake::Key(why)));
            Reply::Again(page(&app, visitor, &person, what))
        }
    })
}

pub async fn remove(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedInStaff,
    Path(id): Path<StaffKeyId>,
) -> Result<Redirect, Error> {
    fresh(&app, &person)?;
    let found = passkey::mine(app.db.reader(), person.id(), id).await?;
    let key = found.ok_or(Error::NotFound)?;
    passkey::remove(&app, &visitor, &person, &key).await?;
    Ok(Redirect::to("/office/account?done=gone"))
}

fn page(
    app: &App,
    visitor: Visitor,
    person: &SignedInStaff,
    (called, mistakes): (String, Mistakes),
) -> MakePage {
    let visitor = person.seen(app, visitor).found_at("/office/account/passkeys/new");
    MakePage { visitor, called, mistakes }
}

//! « Clés d'accès » of a member of staff: one is made, renamed and deleted; looked through after a reset.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use crate::staff::passkey::{self, KeyHolder, Made, StaffKeyId, StaffPasskey};
use crate::staff::{SignedInStaff, fresh};
use crate::web::Visitor;
use crate::web::{App, Error, Form, KeyOptions, KeyRefused, Mistake, Mistakes, Page, Reply};

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

#[derive(Template)]
#[template(path = "office/account/rename_key.html")]
pub struct RenamePage {
    visitor: Visitor,
    id: StaffKeyId,
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

pub async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedInStaff,
) -> Result<Reply<MakePage>, Error> {
    fresh(&app, &person)?;
    holder(&app, &person).await?;
    Ok(Reply::Shown(page(&app, visitor, &person, (String::new(), Mistakes::none()))))
}

/// What the script asks the browser for.
pub async fn options(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedInStaff,
) -> Result<KeyOptions, Error> {
    fresh(&app, &person)?;
    let holder = holder(&app, &person).await?;
    Ok(KeyOptions(passkey::ask_new(&app, &visitor, &holder).await?))
}

pub async fn make(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedInStaff,
    Form(form): Form<MakeForm>,
) -> Result<Reply<MakePage>, Error> {
    fresh(&app, &person)?;
    let holder = holder(&app, &person).await?;
    let name = match form.name_or_none() {
        Ok(name) => name,
        Err(mistakes) => {
            return Ok(Reply::Again(page(&app, visitor, &person, (form.name.clone(), mistakes))));
        }
    };
    Ok(match passkey::make(&app, &visitor, &holder, (name, &form.credential)).await? {
        Made::Done(token) => {
            let cookies = person.renewed(visitor.cookies, &token);
            Reply::done_with(cookies, "/office/account?done=key")
        }
        Made::Refused(why) => {
            let what = (name.to_owned(), Mistakes::general(Mistake::Key(why)));
            Reply::Again(page(&app, visitor, &person, what))
        }
    })
}

pub async fn ask_rename(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedInStaff,
    Path(id): Path<StaffKeyId>,
) -> Result<Page<RenamePage>, Error> {
    let called = mine(&app, &person, id).await?.name;
    let visitor = person.seen(&app, visitor);
    Ok(Page(RenamePage { visitor, id, called, mistakes: Mistakes::none() }))
}

pub async fn rename(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedInStaff,
    Path(id): Path<StaffKeyId>,
    Form(form): Form<MakeForm>,
) -> Result<Reply<RenamePage>, Error> {
    let key = mine(&app, &person, id).await?;
    Ok(match form.name() {
        Ok(name) => {
            passkey::rename(&app.db, &key, name).await?;
            Reply::done("/office/account?done=renamed")
        }
        Err(mistakes) => {
            let visitor = person.seen(&app, visitor);
            Reply::Again(RenamePage { visitor, id, called: form.name, mistakes })
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
    let holder = holder(&app, &person).await?;
    let key = mine(&app, &person, id).await?;
    passkey::remove(&app, &visitor, &holder, &key).await?;
    Ok(Redirect::to("/office/account?done=gone"))
}

/// « Toutes ces clés sont à moi »: they open alone again.
pub async fn reviewed(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedInStaff,
) -> Result<Response, Error> {
    fresh(&app, &person)?;
    let token = passkey::release(&app, &visitor, &person).await?;
    let cookies = person.renewed(visitor.cookies, &token).into_jar();
    Ok((cookies, Redirect::to("/office/account")).into_response())
}

/// Whoever must use a key of theirs first is led to it, and back to the list.
async fn holder<'a>(app: &App, person: &'a SignedInStaff) -> Result<KeyHolder<'a>, Error> {
    let holder = KeyHolder::of(app.db.reader(), person).await?;
    let there = "/office/step-up?key=true&next=/office/account";
    holder.ok_or_else(|| Error::SignInFirst(there.into()))
}

async fn mine(app: &App, person: &SignedInStaff, id: StaffKeyId) -> Result<StaffPasskey, Error> {
    passkey::mine(app.db.reader(), person.id(), id).await?.ok_or(Error::NotFound)
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

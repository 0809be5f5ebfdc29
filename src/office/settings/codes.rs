//! « Codes »: those of today, and former ones that letters in drawers still print.

use askama::Template;
use axum::extract::State;
use axum::response::Redirect;
use serde::Deserialize;

use super::keeping::{self, Added};
use crate::agencies::{self, Codes};
use crate::staff::{Administration, AgencyStaff, Desk, Tab, fresh};
use crate::web::{App, Asked, Error, Form, Mistake, Mistakes, Reply, Visitor};

#[derive(Template)]
#[template(path = "office/settings/codes.html")]
pub struct CodesPage {
    visitor: Visitor,
    desk: Desk,
    client: String,
    societe: String,
    aliases: Vec<Codes>,
    form: CodesForm,
    done: Done,
    mistakes: Mistakes,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CodesForm {
    client: String,
    code: String,
}

/// What was just done, as the address says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Done {
    #[default]
    Nothing,
    Added,
    Removed,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Told {
    done: Done,
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Asked(told): Asked<Told>,
) -> Result<Reply<CodesPage>, Error> {
    fresh(&app, &staff)?;
    let form = CodesForm { client: staff.societe().client_code.clone(), code: String::new() };
    let page = page(&app, visitor, &staff, (form, Mistakes::none())).await?;
    Ok(Reply::Shown(CodesPage { done: told.done, ..page }))
}

pub async fn add(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Form(form): Form<CodesForm>,
) -> Result<Reply<CodesPage>, Error> {
    fresh(&app, &staff)?;
    let mistake = match Codes::parse(&form.client, &form.code) {
        None => Mistake::CodesIncomplete,
        Some(former) => match keeping::add_alias((&app, &visitor, &staff), &former).await? {
            Added::Done => return Ok(Reply::done(here(&staff, "added"))),
            Added::Taken => Mistake::CodesTaken,
            Added::Foreign => Mistake::CodesForeign,
        },
    };
    let mistakes = Mistakes::on("code", mistake);
    Ok(Reply::Again(page(&app, visitor, &staff, (form, mistakes)).await?))
}

pub async fn remove(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Form(form): Form<CodesForm>,
) -> Result<Redirect, Error> {
    fresh(&app, &staff)?;
    let former = Codes::parse(&form.client, &form.code).ok_or(Error::NotFound)?;
    if !keeping::remove_alias((&app, &visitor, &staff), &former).await? {
        return Err(Error::NotFound);
    }
    Ok(Redirect::to(&here(&staff, "removed")))
}

fn here(staff: &AgencyStaff<Administration>, done: &str) -> String {
    format!("/office/{}/settings/codes?done={done}", staff.societe_id())
}

async fn page(
    app: &App,
    visitor: Visitor,
    staff: &AgencyStaff<Administration>,
    (form, mistakes): (CodesForm, Mistakes),
) -> Result<CodesPage, Error> {
    let aliases = agencies::aliases(app.db.reader(), staff.societe_id()).await?;
    let (visitor, desk) = staff.seated(app, visitor, Tab::Settings);
    let visitor = visitor.found_at(&desk.at("settings/codes"));
    let (client, societe) =
        (staff.societe().client_code.clone(), staff.societe().societe_code.clone());
    let done = Done::Nothing;
    Ok(CodesPage { visitor, desk, client, societe, aliases, form, done, mistakes })
}

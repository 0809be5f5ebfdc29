//! The history: every file that was sent, by whom, when, and what became of it.

use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::history::{self, Told};
use super::import::Import;
use crate::staff::{AgencyStaff, Desk, Gestion, Tab};
use crate::web::{App, Asked, Error, Page, PageNumber, Visitor};

/// Imports of one page.
const AT_A_TIME: u64 = 20;

#[derive(Template)]
#[template(path = "office/imports/list.html")]
pub struct ListPage {
    visitor: Visitor,
    desk: Desk,
    /// The address of each, and what is told of it.
    imports: Vec<(String, Told)>,
    newer: Option<String>,
    older: Option<String>,
    is_discarded: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ListAsked {
    page: PageNumber,
    done: String,
}

pub async fn list(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Asked(asked): Asked<ListAsked>,
) -> Result<Page<ListPage>, Error> {
    let (page, after) = (asked.page.get(), asked.page.after(AT_A_TIME));
    let db = app.db.reader();
    // One more than is shown: whether there is an older page.
    let mut imports = Import::page(db, &staff, (after, AT_A_TIME + 1)).await?;
    let most = usize::try_from(AT_A_TIME).unwrap_or(usize::MAX);
    let is_more = imports.len() > most;
    imports.truncate(most);
    let names = history::names(db, &staff, &imports).await?;
    let (visitor, desk) = staff.seated(&app, visitor, Tab::Imports);
    let here = |page: u64| format!("{}?page={page}", desk.at("imports"));
    let told =
        |it: &Import| (desk.at(&format!("imports/{}", it.id)), Told::of(&visitor, it, &names));
    Ok(Page(ListPage {
        imports: imports.iter().map(told).collect(),
        newer: (page > 1).then(|| here(page - 1)),
        older: is_more.then(|| here(page + 1)),
        is_discarded: asked.done == "discarded",
        visitor,
        desk,
    }))
}

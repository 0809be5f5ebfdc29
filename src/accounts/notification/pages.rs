//! « Notifications », under « Profil »: which mails one wants, and which always come.

use askama::Template;
use axum::extract::State;
use axum::response::Redirect;
use serde::Deserialize;

use super::choosing;
use super::row::{self, Kind};
use crate::accounts::SignedIn;
use crate::web::{App, Asked, Error, Form, Page, Visitor};

#[derive(Template)]
#[template(path = "accounts/notification/notifications.html")]
pub struct NotificationsPage {
    visitor: Visitor,
    email: String,
    choice: ChoiceForm,
    /// Whether this service sends any.
    is_sent: bool,
    saved: bool,
}

/// A box for each kind; one that is not ticked is not sent at all.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub struct ChoiceForm {
    pub new_documents: bool,
    pub due_soon: bool,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    saved: bool,
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Asked(told): Asked<Told>,
) -> Result<Page<NotificationsPage>, Error> {
    let chosen = row::of_account(app.db.reader(), person.account_id()).await?;
    let is_on = |kind| chosen.get(&kind).copied().unwrap_or(true);
    let choice =
        ChoiceForm { new_documents: is_on(Kind::NewDocuments), due_soon: is_on(Kind::DueSoon) };
    Ok(Page(NotificationsPage {
        email: person.email().to_owned(),
        visitor: person.seen(visitor),
        choice,
        is_sent: app.settings.notifications.are_sent(),
        saved: told.saved,
    }))
}

pub async fn choose(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Form(form): Form<ChoiceForm>,
) -> Result<Redirect, Error> {
    let chosen = [(Kind::NewDocuments, form.new_documents), (Kind::DueSoon, form.due_soon)];
    choosing::choose(&app, &visitor, &person, &chosen).await?;
    Ok(Redirect::to("/profile/notifications?saved=true"))
}

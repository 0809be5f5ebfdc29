//! « Fermer mon compte », under « Profil »: everything that ends, then one box and one button.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::closing::{self, Closed};
use crate::access::link;
use crate::accounts::{Fresh, email_change};
use crate::agencies::{TypedCodes, at_agency};
use crate::clock::paris_day_and_time;
use crate::web::{App, CookieKind, Error, Form, Mistake, Mistakes, Page, Reply, Visitor};

#[derive(Template)]
#[template(path = "rgpd/closure/closure.html")]
pub struct ClosurePage {
    visitor: Visitor,
    email: String,
    /// What will be lost from sight: the agency, and whose file.
    held: Vec<(String, String)>,
    /// Until when a former address can still undo its change: nothing is closed before.
    not_before: Option<String>,
    mistakes: Mistakes,
}

/// A ticked box and a button: no press by mistake closes anything.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ClosureForm {
    sure: bool,
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    fresh: Fresh,
) -> Result<Page<ClosurePage>, Error> {
    Ok(Page(page(&app, visitor, &fresh, Mistakes::none()).await?))
}

pub async fn close(
    State(app): State<App>,
    visitor: Visitor,
    fresh: Fresh,
    Form(form): Form<ClosureForm>,
) -> Result<Response, Error> {
    if !form.sure {
        let mistakes = Mistakes::on("sure", Mistake::BoxNotTicked);
        return Ok(Reply::Again(page(&app, visitor, &fresh, mistakes).await?).into_response());
    }
    if let Closed::NotBefore(_) = closing::close_own(&app, &visitor, &fresh).await? {
        let page = page(&app, visitor, &fresh, Mistakes::none()).await?;
        return Ok(Reply::Again(page).into_response());
    }
    let clear = [("clear-site-data", "\"cache\", \"storage\"")];
    let cookies = visitor.cookies.forget(CookieKind::Session).forget(CookieKind::Device);
    Ok((cookies.into_jar(), clear, Redirect::to("/closed")).into_response())
}

#[derive(Template)]
#[template(path = "rgpd/closure/closed.html")]
pub struct ClosedPage {
    visitor: Visitor,
}

pub async fn closed(State(app): State<App>, visitor: Visitor) -> Result<Page<ClosedPage>, Error> {
    Ok(Page(ClosedPage { visitor: at_agency(&app, visitor, &TypedCodes::default()).await? }))
}

async fn page(
    app: &App,
    visitor: Visitor,
    fresh: &Fresh,
    mistakes: Mistakes,
) -> Result<ClosurePage, Error> {
    let person = fresh.person();
    let db = app.db.reader();
    let held = link::held_by(db, person).await?;
    let until = email_change::lives_until(db, person.account_id(), visitor.now).await?;
    let not_before = until.map(|until| paris_day_and_time(until, visitor.lang));
    let email = person.email().to_owned();
    Ok(ClosurePage { visitor: person.seen(visitor), email, held, not_before, mistakes })
}

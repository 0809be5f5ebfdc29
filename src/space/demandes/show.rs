//! One demande: its thread, and what its people may do now.

use askama::Template;
use axum::extract::{Path, State};

use super::asked::Done;
use super::limits::Limits;
use crate::accounts::SignedIn;
use crate::clock::{paris_day, paris_day_and_time};
use crate::demandes::thread::{self, LineView, Reader};
use crate::demandes::{DemandeId, Seen, State as Standing, desk, may_reopen};
use crate::space::unknown::unknown;
use crate::web::{App, Asked, Error, Mistakes, Page, Visitor};

#[derive(Template)]
#[template(path = "space/demandes/show.html")]
pub struct ShowPage {
    visitor: Visitor,
    here: String,
    done: Option<String>,
    reference: String,
    subject: String,
    state: String,
    /// What is known of it, term by term.
    facts: Vec<(String, String)>,
    is_closed: bool,
    waits_for_you: bool,
    /// Until when it may be opened again.
    reopen_until: Option<String>,
    /// Working days, while somebody waits.
    answer_days: Option<u32>,
    agency: String,
    lines: Vec<LineView>,
    limits: Limits,
    typed: Typed,
}

/// What was typed into the forms of the page, and what is wrong with it.
#[derive(Default)]
pub struct Typed {
    pub body: String,
    pub why: String,
    pub mistakes: Mistakes,
    pub files_again: bool,
}

/// A demande that is somebody else's is as unknown as one that never was.
pub async fn show(
    State(app): State<App>,
    (visitor, person): (Visitor, SignedIn),
    Path(id): Path<DemandeId>,
    Asked(done): Asked<Done>,
) -> Result<Page<ShowPage>, Error> {
    let seen = seen(&app, (&visitor, &person), id).await?;
    let done = done.text(visitor.texts);
    let page = page(&app, (visitor, &person), &seen, Typed::default()).await?;
    Ok(Page(ShowPage { done, ..page }))
}

pub async fn seen(
    app: &App,
    (visitor, person): (&Visitor, &SignedIn),
    id: DemandeId,
) -> Result<Seen, Error> {
    match Seen::of(app.db.reader(), person, id).await? {
        Some(seen) => Ok(seen),
        None => Err(unknown(app, (visitor, person), id).await),
    }
}

pub async fn page(
    app: &App,
    (visitor, person): (Visitor, &SignedIn),
    seen: &Seen,
    typed: Typed,
) -> Result<ShowPage, Error> {
    let (demande, db) = (seen.demande(), app.db.reader());
    let here = format!("/demandes/{}", demande.id);
    let visitor = person.seen(visitor).at(seen.societe().brand()).found_at(&here);
    let reader = (Reader::Person(person.account_id()), here.clone());
    let whose = (demande, seen.societe(), seen.tiers());
    let lines = thread::lines(db, &visitor, whose, reader).await?;
    let end = demande.closed_at.filter(|_| may_reopen(app, demande, visitor.now));
    let end = end.map(|at| at + app.settings.demandes.reopened_within);
    let waits = demande.waiting_since.is_some();
    let answer_days = if waits { desk::answer_days(db, demande.societe_id).await? } else { None };
    Ok(ShowPage {
        here,
        done: None,
        reference: demande.reference(),
        subject: demande.subject.clone(),
        state: demande.state.text(visitor.texts),
        facts: facts(&visitor, seen),
        is_closed: demande.is_closed(),
        waits_for_you: demande.state == Standing::Waiting,
        reopen_until: end.map(|at| paris_day(at, visitor.lang)),
        answer_days,
        agency: seen.societe().name.clone(),
        lines,
        limits: Limits::of(app, &visitor),
        visitor,
        typed,
    })
}

fn facts(visitor: &Visitor, seen: &Seen) -> Vec<(String, String)> {
    let (texts, demande) = (visitor.texts, seen.demande());
    let is_followed = demande.assigned_to.is_some();
    let shared = if demande.shared { texts.demandes_is_shared() } else { texts.demandes_is_own() };
    let followed =
        if is_followed { texts.demandes_event_followed() } else { texts.demandes_not_followed() };
    vec![
        (texts.demandes_number(), demande.reference()),
        (texts.demandes_category(), demande.category.clone()),
        (texts.demandes_contract(), seen.contract().in_words(texts)),
        (texts.demandes_agency(), seen.societe().name.clone()),
        (texts.demandes_opened_at(), paris_day_and_time(demande.opened_at, visitor.lang)),
        (texts.demandes_followed(), followed),
        (texts.demandes_readers(), shared),
    ]
}

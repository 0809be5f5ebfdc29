//! « Journal »: who did what, when, from where; and the same as a file.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::asked::{JournalAsked, JournalFilter};
use super::export;
use super::subjects::{Named, Subjects};
use super::trail::{self, Act};
use crate::audit::{self, Filter, Kind, Outcome, Recorded};
use crate::clock::{paris_day_and_time, paris_iso};
use crate::office::imports::history;
use crate::staff::{AgencyStaff, Desk, Gestion, Lecture, Right, Tab, fresh};
use crate::web::{App, Asked, Error, Form, Page, Visitor};

/// Events of one page.
const AT_A_TIME: u64 = 50;

#[derive(Template)]
#[template(path = "office/journal/journal.html")]
pub struct JournalPage {
    visitor: Visitor,
    desk: Desk,
    filter: JournalFilter,
    kinds: Vec<Choice>,
    outcomes: Vec<Choice>,
    lines: Vec<Line>,
    newer: Option<String>,
    older: Option<String>,
}

struct Choice {
    name: String,
    text: String,
    is_chosen: bool,
}

/// An event in words.
pub struct Line {
    pub at: String,
    pub iso: String,
    pub what: String,
    pub who: String,
    pub outcome: String,
    pub is_refused: bool,
    pub subject: String,
    /// What it was done to, by name, and its page.
    named: Option<(String, Option<String>)>,
    /// The same in words, of what is told by numbers alone.
    told: Option<String>,
    pub network: String,
}

pub async fn journal(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Lecture>,
    Asked(asked): Asked<JournalAsked>,
) -> Result<Page<JournalPage>, Error> {
    let filter = JournalFilter::of(&asked);
    let after = filter.page.after(AT_A_TIME);
    // One more than is shown: whether there is an older page.
    let wanted = Filter { limit: AT_A_TIME + 1, after, ..filter.filter() };
    let acts = trail::of(app.db.reader(), &staff, wanted).await?;
    let about = acts.iter().map(|act| act.event.subject.as_str());
    let subjects = Subjects::of(app.db.reader(), staff.societe_id(), about).await?;
    let (visitor, desk) = staff.seated(&app, visitor, Tab::Journal);
    Ok(Page(JournalPage::of(visitor, desk, (filter, &acts, &subjects))))
}

/// The whole of what is filtered, as a file; that it was taken out is an event of its own.
pub async fn csv(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Form(asked): Form<JournalAsked>,
) -> Result<Response, Error> {
    fresh(&app, &staff)?;
    let filter = JournalFilter::of(&asked).filter();
    let tx = app.db.begin().await?;
    let event = staff.event(Kind::TrailExported, staff.societe_id());
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await?;
    Ok(export::answer(app, (visitor, staff), filter))
}

impl JournalPage {
    fn of(
        visitor: Visitor,
        desk: Desk,
        (filter, acts, subjects): (JournalFilter, &[Act], &Subjects),
    ) -> Self {
        let most = usize::try_from(AT_A_TIME).unwrap_or(usize::MAX);
        let here = desk.at("journal");
        let page = filter.page.get();
        let address = |page| filter.address(&here, page);
        let line = |act: &Act| {
            let subject = subjects.named(&act.event, visitor.texts);
            let named = subject.map(|subject| named(&desk, subject));
            Line { named, ..Line::new(&visitor, act) }
        };
        let lines = acts.iter().take(most).map(line);
        Self {
            outcomes: outcomes(&visitor, filter),
            kinds: kinds(&visitor, filter),
            lines: lines.collect(),
            newer: (page > 1).then(|| address(page - 1)),
            older: (acts.len() > most).then(|| address(page + 1)),
            visitor,
            desk,
            filter,
        }
    }

    fn may_export(&self) -> bool {
        self.desk.may(Right::Gestion)
    }
}

impl Line {
    pub fn new(visitor: &Visitor, act: &Act) -> Self {
        let event = &act.event;
        Self {
            at: paris_day_and_time(event.at, visitor.lang),
            iso: paris_iso(event.at),
            what: event.kind.text(visitor.texts),
            who: act.staff_name.clone().unwrap_or_else(|| who(visitor, &event.actor)),
            outcome: event.outcome.text(visitor.texts),
            is_refused: event.outcome != Outcome::Done,
            subject: event.subject.clone(),
            named: None,
            told: told(visitor, event),
            network: event.network.clone(),
        }
    }
}

fn kinds(visitor: &Visitor, filter: JournalFilter) -> Vec<Choice> {
    let told = Kind::all().filter(|kind| !trail::HIDDEN.contains(kind));
    let kinds = told.map(|kind| Choice {
        name: kind.name(),
        text: kind.text(visitor.texts),
        is_chosen: filter.kind == Some(kind),
    });
    let mut kinds: Vec<Choice> = kinds.collect();
    kinds.sort_by(|one, other| one.text.cmp(&other.text));
    kinds
}

fn outcomes(visitor: &Visitor, filter: JournalFilter) -> Vec<Choice> {
    let outcomes = Outcome::all().map(|outcome| Choice {
        name: outcome.name(),
        text: outcome.text(visitor.texts),
        is_chosen: filter.outcome == Some(outcome),
    });
    outcomes.collect()
}

/// What the trail has in numbers and words of its own.
fn told(visitor: &Visitor, event: &Recorded) -> Option<String> {
    let (texts, subject) = (visitor.texts, event.subject.as_str());
    let count = |what| history::counted(subject, what);
    match event.kind {
        Kind::PairIssued => Some(texts.journal_pairs(count("pairs"))),
        Kind::TiersSearched => Some(texts.journal_shown(count("shown"))),
        Kind::Imported => Some(history::counts(subject, texts)),
        _ => None,
    }
}

/// Its name, and the address of its page for who may open it.
fn named(desk: &Desk, named: Named) -> (String, Option<String>) {
    (named.text, desk.may(named.right).then(|| desk.at(&named.path)))
}

/// What is told of whoever is no colleague: which sort of person, never which account.
fn who(visitor: &Visitor, actor: &str) -> String {
    let texts = visitor.texts;
    match actor.split(':').next().unwrap_or_default() {
        "account" => texts.journal_who_account(),
        "pair" => texts.journal_who_pair(),
        "staff" => texts.journal_who_former_staff(),
        "key" => texts.journal_who_key(),
        "operator" => texts.journal_who_operator(),
        "palier" => texts.journal_who_palier(),
        _ => texts.journal_who_anyone(),
    }
}

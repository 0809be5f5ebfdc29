//! The inbox: who waits longest comes first.

use askama::Template;
use axum::extract::State;

use super::asked::{InboxAsked, InboxFilter, Which, Whose};
use crate::clock::{paris_iso, paris_recently};
use crate::demandes::inbox::{self, Listed, Tally};
use crate::demandes::{State as Standing, numbered};
use crate::staff::{AgencyStaff, Desk, Lecture, Right, Tab};
use crate::web::{App, Asked, Error, Page, Visitor};

/// Demandes of one page.
const AT_A_TIME: u64 = 50;

#[derive(Template)]
#[template(path = "office/demandes/list.html")]
pub struct ListPage {
    visitor: Visitor,
    desk: Desk,
    filter: InboxFilter,
    /// Name, words, whether it is chosen.
    states: Vec<(String, String, bool)>,
    assigned: Vec<(&'static str, String, bool)>,
    categories: Vec<String>,
    /// How many are in each state that is open.
    tallies: Vec<(String, i64)>,
    count: u64,
    lines: Vec<Line>,
    newer: Option<String>,
    older: Option<String>,
}

struct Line {
    href: String,
    reference: String,
    subject: String,
    state: String,
    is_closed: bool,
    what: String,
    who: String,
    staff: Option<String>,
    /// Since when somebody waits, or when it was last touched.
    waits: bool,
    at: String,
    iso: String,
}

pub async fn list(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Lecture>,
    Asked(asked): Asked<InboxAsked>,
) -> Result<Page<ListPage>, Error> {
    let (filter, db, here) = (InboxFilter::of(&asked), app.db.reader(), staff.societe_id());
    let wanted = filter.wanted(staff.id());
    let count = inbox::count(db, here, &wanted).await?;
    let page = (AT_A_TIME, filter.page.after(AT_A_TIME));
    let found = inbox::list(db, here, &wanted, page).await?;
    let (tallies, categories) =
        (inbox::tallies(db, here).await?, inbox::categories(db, here).await?);
    let (visitor, desk) = staff.seated(&app, visitor, Tab::Demandes);
    Ok(Page(ListPage::of((visitor, desk), filter, (count, &found), (tallies, categories))))
}

impl ListPage {
    fn of(
        (visitor, desk): (Visitor, Desk),
        filter: InboxFilter,
        (count, found): (u64, &[Listed]),
        (tallies, categories): (Vec<Tally>, Vec<String>),
    ) -> Self {
        let (texts, here, page) = (visitor.texts, desk.at("demandes"), filter.page.get());
        let states = Which::all().map(|it| (it.name(), it.text(texts), filter.which == it));
        let assigned = Whose::ALL.map(|it| (it.name(), it.text(texts), filter.whose == Some(it)));
        let of_state = |state: Standing| {
            let there = tallies.iter().find(|tally| tally.state == state);
            (state.text_at_agency(texts), there.map_or(0, |tally| tally.demandes))
        };
        let is_last = page.saturating_mul(AT_A_TIME) >= count;
        Self {
            states: states.collect(),
            assigned: assigned.into(),
            categories,
            tallies: Standing::OPEN.map(of_state).into(),
            count,
            lines: found.iter().map(|one| Line::of(&visitor, &here, one)).collect(),
            newer: (page > 1).then(|| filter.address(&here, page - 1)),
            older: (!is_last).then(|| filter.address(&here, page + 1)),
            visitor,
            desk,
            filter,
        }
    }

    fn may_export(&self) -> bool {
        self.desk.may(Right::Gestion)
    }

    fn may_settle(&self) -> bool {
        self.desk.may(Right::Administration)
    }
}

impl Line {
    fn of(visitor: &Visitor, here: &str, one: &Listed) -> Self {
        let at = one.waiting_since.unwrap_or(one.last_at);
        Self {
            href: format!("{here}/{}", one.id),
            reference: numbered(one.number),
            subject: one.subject.clone(),
            state: one.state.text_at_agency(visitor.texts),
            is_closed: one.state == Standing::Closed,
            what: format!("{} – {}", one.category, one.contract_reference),
            who: one.tiers_name(),
            staff: one.staff_name.clone().filter(|name| !name.is_empty()),
            waits: one.waiting_since.is_some(),
            at: paris_recently(at, visitor.lang),
            iso: paris_iso(at),
        }
    }
}

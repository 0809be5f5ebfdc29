//! The list: open demandes first, those of every agency together.

use askama::Template;
use axum::extract::State;

use super::asked::{Filter, ListAsked};
use crate::accounts::SignedIn;
use crate::clock::{paris_iso, paris_recently};
use crate::demandes::mine::{self, Listed};
use crate::demandes::numbered;
use crate::demandes::state;
use crate::web::{App, Asked, Error, Page, Visitor};

/// Demandes of one page.
const AT_A_TIME: u64 = 50;

#[derive(Template)]
#[template(path = "space/demandes/list.html")]
pub struct ListPage {
    visitor: Visitor,
    is_filtered: bool,
    /// Name, words, whether it is chosen.
    states: Vec<(String, String, bool)>,
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
    waits_for_you: bool,
    what: String,
    at: String,
    iso: String,
    is_shared_with_me: bool,
}

pub async fn list(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Asked(asked): Asked<ListAsked>,
) -> Result<Page<ListPage>, Error> {
    let filter = Filter::of(&asked);
    // One more than is shown: whether there is an older page.
    let wanted = (AT_A_TIME + 1, filter.page.after(AT_A_TIME));
    let found = mine::list(app.db.reader(), &person, filter.state, wanted).await?;
    let most = usize::try_from(AT_A_TIME).unwrap_or(usize::MAX);
    let (visitor, page) = (person.seen(visitor), filter.page.get());
    let lines = found.iter().take(most).map(|one| Line::of(&visitor, &person, one)).collect();
    let states = state::State::all();
    let states = states.map(|it| (it.name(), it.text(visitor.texts), filter.state == Some(it)));
    Ok(Page(ListPage {
        is_filtered: filter.state.is_some(),
        states: states.collect(),
        lines,
        newer: (page > 1).then(|| filter.address(page - 1)),
        older: (found.len() > most).then(|| filter.address(page + 1)),
        visitor,
    }))
}

impl Line {
    fn of(visitor: &Visitor, person: &SignedIn, one: &Listed) -> Self {
        let what = [one.category.as_str(), &one.societe_name, &one.contract_reference];
        Self {
            href: format!("/demandes/{}", one.id),
            reference: numbered(one.number),
            subject: one.subject.clone(),
            state: one.state.text(visitor.texts),
            is_closed: one.state == state::State::Closed,
            waits_for_you: one.state == state::State::Waiting,
            what: what.join(" – "),
            at: paris_recently(one.last_at, visitor.lang),
            iso: paris_iso(one.last_at),
            is_shared_with_me: one.account_id != person.account_id(),
        }
    }
}

//! The filters of the journal, as they stand in its address.

use serde::Deserialize;

use crate::audit::{Filter, Kind, Outcome};
use crate::clock::{Day, Moment, paris_midnight};
use crate::web::PageNumber;

/// The query of the address; what cannot be read is as if it were not there.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct JournalAsked {
    kind: String,
    outcome: String,
    since: String,
    until: String,
    page: PageNumber,
}

/// What was understood.
#[derive(Clone, Copy, Default)]
pub struct JournalFilter {
    pub kind: Option<Kind>,
    pub outcome: Option<Outcome>,
    /// Both days belong to it.
    pub since: Option<Day>,
    pub until: Option<Day>,
    /// The first is 1.
    pub page: PageNumber,
}

impl JournalFilter {
    pub fn of(asked: &JournalAsked) -> Self {
        Self {
            kind: Kind::parse(&asked.kind),
            outcome: Outcome::parse(&asked.outcome),
            since: Day::parse(&asked.since),
            until: Day::parse(&asked.until),
            page: asked.page,
        }
    }

    pub fn is_any(self) -> bool {
        self.kind.is_some()
            || self.outcome.is_some()
            || self.since.is_some()
            || self.until.is_some()
    }

    /// What the trail is asked, but for whose it is.
    pub fn filter(self) -> Filter {
        Filter {
            kind: self.kind,
            outcome: self.outcome,
            since: self.since.map(paris_midnight),
            until: self.until.map(after),
            ..Filter::default()
        }
    }

    pub fn since_text(self) -> String {
        self.since.map(|day| day.to_string()).unwrap_or_default()
    }

    pub fn until_text(self) -> String {
        self.until.map(|day| day.to_string()).unwrap_or_default()
    }

    /// Of another page of the same list.
    pub fn address(self, here: &str, page: u64) -> String {
        let mut query = vec![format!("page={page}")];
        query.extend(self.kind.map(|kind| format!("kind={}", kind.name())));
        query.extend(self.outcome.map(|outcome| format!("outcome={}", outcome.name())));
        query.extend(self.since.map(|day| format!("since={day}")));
        query.extend(self.until.map(|day| format!("until={day}")));
        format!("{here}?{}", query.join("&"))
    }
}

/// The moment at which a day is over.
fn after(day: Day) -> Moment {
    let next = day.date().tomorrow().map_or(day, Day::from);
    paris_midnight(next)
}

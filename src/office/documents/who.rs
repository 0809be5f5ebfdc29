//! Who sees a document, by name, a page at a time.

use serde::Deserialize;

use crate::clock::paris_today;
use crate::documents::reach::{Reach, Reached, Subject};
use crate::web::{App, Error, PageNumber, Visitor};

/// Names of one page.
const AT_A_TIME: u64 = 50;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct WhoAsked {
    who: PageNumber,
    pub done: String,
}

pub struct Who {
    pub reach: Reach,
    pub names: Vec<Reached>,
    /// The first is 1.
    pub page: u64,
    pub has_more: bool,
    /// Only those who agreed to it see it.
    pub by_consent: bool,
}

impl Who {
    pub async fn of(
        app: &App,
        visitor: &Visitor,
        subject: Subject,
        asked: &WhoAsked,
    ) -> Result<Self, Error> {
        let (db, today) = (app.db.reader(), paris_today(visitor.now));
        let (page, after) = (asked.who.get(), asked.who.after(AT_A_TIME));
        let reach = subject.count(db, today).await?;
        let names = subject.page(db, today, (AT_A_TIME, after)).await?;
        let has_more = after.saturating_add(AT_A_TIME) < reach.tiers;
        Ok(Self { reach, names, page, has_more, by_consent: subject.goes_by_consent() })
    }

    /// A withdrawn document, which nobody sees.
    pub fn nobody() -> Self {
        let reach = Reach::default();
        Self { reach, names: Vec::new(), page: 1, has_more: false, by_consent: false }
    }

    pub fn without_access(&self) -> u64 {
        self.reach.tiers.saturating_sub(self.reach.with_access)
    }
}

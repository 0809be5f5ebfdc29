//! The filters of the inbox, as they stand in its address.

use serde::Deserialize;

use crate::demandes::State;
use crate::demandes::inbox::{Assigned, Wanted};
use crate::staff::StaffId;
use crate::texts::Texts;
use crate::web::{PageNumber, in_query};

/// The query of the address; what cannot be read is as if it were not there.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct InboxAsked {
    q: String,
    state: String,
    category: String,
    assigned: String,
    page: PageNumber,
}

/// Which states are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// All but those that are closed: where the day begins.
    #[default]
    Open,
    All,
    One(State),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Mine,
    Nobody,
    Somebody,
}

/// What was understood.
#[derive(Clone, Debug, Default)]
pub struct InboxFilter {
    pub words: String,
    pub which: Which,
    pub category: String,
    pub whose: Option<Whose>,
    pub page: PageNumber,
}

impl InboxFilter {
    pub fn of(asked: &InboxAsked) -> Self {
        Self {
            words: asked.q.trim().chars().take(100).collect(),
            which: Which::parse(&asked.state),
            category: asked.category.trim().chars().take(100).collect(),
            whose: Whose::ALL.into_iter().find(|whose| whose.name() == asked.assigned),
            page: asked.page,
        }
    }

    pub fn is_any(&self) -> bool {
        self.is_searched() || self.which != Which::Open
    }

    fn is_searched(&self) -> bool {
        !self.words.is_empty() || !self.category.is_empty() || self.whose.is_some()
    }

    pub fn whose_name(&self) -> &'static str {
        self.whose.map_or("", Whose::name)
    }

    pub fn wanted(&self, me: StaffId) -> Wanted {
        Wanted {
            states: match self.which {
                Which::Open => State::OPEN.into(),
                Which::All => Vec::new(),
                Which::One(state) => vec![state],
            },
            category: Some(self.category.clone()).filter(|name| !name.is_empty()),
            assigned: self.whose.map(|whose| match whose {
                Whose::Mine => Assigned::To(me),
                Whose::Nobody => Assigned::Nobody,
                Whose::Somebody => Assigned::Somebody,
            }),
            words: self.words.clone(),
        }
    }

    /// Of another page of the same list.
    pub fn address(&self, here: &str, page: u64) -> String {
        let mut query = vec![format!("page={page}"), format!("state={}", self.which.name())];
        let words = [("q", self.words.as_str()), ("category", &self.category)];
        let words = words.into_iter().chain([("assigned", self.whose_name())]);
        let words = words.filter(|(_, value)| !value.is_empty());
        query.extend(words.map(|(name, value)| format!("{name}={}", in_query(value))));
        format!("{here}?{}", query.join("&"))
    }
}

impl Which {
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Open, Self::All].into_iter().chain(State::all().map(Self::One))
    }

    fn parse(name: &str) -> Self {
        Self::all().find(|which| which.name() == name).unwrap_or_default()
    }

    pub fn name(self) -> String {
        match self {
            Self::Open => "open".to_owned(),
            Self::All => "all".to_owned(),
            Self::One(state) => state.name(),
        }
    }

    pub fn text(self, texts: &Texts) -> String {
        match self {
            Self::Open => texts.inbox_state_open(),
            Self::All => texts.inbox_state_all(),
            Self::One(state) => state.text_at_agency(texts),
        }
    }
}

impl Whose {
    pub const ALL: [Self; 3] = [Self::Mine, Self::Nobody, Self::Somebody];

    pub fn name(self) -> &'static str {
        match self {
            Self::Mine => "me",
            Self::Nobody => "nobody",
            Self::Somebody => "somebody",
        }
    }

    pub fn text(self, texts: &Texts) -> String {
        match self {
            Self::Mine => texts.inbox_assigned_me(),
            Self::Nobody => texts.inbox_assigned_nobody(),
            Self::Somebody => texts.inbox_assigned_somebody(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_back_to_its_filters() {
        for which in Which::all() {
            assert_eq!(Which::parse(&which.name()), which);
        }
        assert_eq!(Which::parse("x"), Which::Open);
        let filter =
            InboxFilter { words: "é &".into(), whose: Some(Whose::Mine), ..Default::default() };
        assert_eq!(filter.address("/a", 2), "/a?page=2&state=open&q=%C3%A9%20%26&assigned=me");
    }
}

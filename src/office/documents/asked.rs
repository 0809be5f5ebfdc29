//! The filters of the list, as they stand in its address.

use serde::Deserialize;

use crate::documents::DocumentKind;
use crate::web::PageNumber;

/// The query of the address; what cannot be read is as if it were not there.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ShelfAsked {
    q: String,
    kind: String,
    state: String,
    page: PageNumber,
}

/// Where a document stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Its readers may open it.
    Current,
    /// So they may, although its time is over.
    Expired,
    Withdrawn,
    /// It had another content before.
    Replaced,
}

/// What was understood.
#[derive(Clone, Default)]
pub struct ShelfFilter {
    pub words: String,
    pub kind: Option<DocumentKind>,
    pub state: Option<State>,
    /// The first is 1.
    pub page: PageNumber,
}

impl State {
    pub const ALL: [Self; 4] = [Self::Current, Self::Expired, Self::Withdrawn, Self::Replaced];

    pub fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
            Self::Replaced => "replaced",
        }
    }
}

impl ShelfFilter {
    pub fn of(asked: &ShelfAsked) -> Self {
        Self {
            words: asked.q.trim().chars().take(100).collect(),
            kind: DocumentKind::parse(&asked.kind),
            state: State::ALL.into_iter().find(|state| state.name() == asked.state),
            page: asked.page,
        }
    }

    pub fn is_any(&self) -> bool {
        self.kind.is_some() || self.state.is_some() || !self.words.is_empty()
    }

    /// Of another page of the same list.
    pub fn address(&self, here: &str, page: u64) -> String {
        let mut query = vec![format!("page={page}")];
        if !self.words.is_empty() {
            query.push(format!("q={}", encoded(&self.words)));
        }
        query.extend(self.kind.map(|kind| format!("kind={}", kind.name())));
        query.extend(self.state.map(|state| format!("state={}", state.name())));
        format!("{here}?{}", query.join("&"))
    }
}

/// As the value of a query.
pub fn encoded(text: &str) -> String {
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let written = |byte: u8| {
        if kept(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    text.bytes().map(written).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_page_keeps_the_filters_and_nothing_that_could_not_be_read() {
        let asked = |q: &str, kind: &str, state: &str, page: &str| {
            let [q, kind, state] = [q, kind, state].map(str::to_owned);
            let page = PageNumber::of(page);
            ShelfFilter::of(&ShelfAsked { q, kind, state, page })
        };
        let filter = asked(" PV & été ", "bail", "withdrawn", "3");
        assert_eq!(
            filter.address("/d", 4),
            "/d?page=4&q=PV%20%26%20%C3%A9t%C3%A9&kind=bail&state=withdrawn"
        );
        let nonsense = asked("", "x", "y", "-1");
        assert!(!nonsense.is_any() && nonsense.page.get() == 1);
    }
}

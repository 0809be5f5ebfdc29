//! The filters of the list, as they stand in its address.

use serde::Deserialize;

use super::my_contracts::Mine;
use crate::documents::{DocumentKind, LegalList, Narrowed, Wanted};
use crate::web::PageNumber;

/// The query of the address; what cannot be read is as if it were not there.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct DocumentsAsked {
    q: String,
    contract: String,
    kind: String,
    year: String,
    space: String,
    new: String,
    page: PageNumber,
    nothing: String,
}

impl DocumentsAsked {
    /// The first is 1.
    pub fn page(&self) -> u64 {
        self.page.get()
    }

    /// Somebody asked for an archive of no document.
    pub fn nothing_chosen(&self) -> bool {
        self.nothing == "true"
    }
}

/// What was understood.
pub struct Filters {
    pub words: String,
    narrowed: Narrowed,
}

impl Filters {
    /// A contract that is not theirs, or that does not exist, filters nothing.
    pub fn of(asked: &DocumentsAsked, mine: &Mine) -> Self {
        let mut contracts = mine.contracts.iter().map(|contract| contract.id);
        let narrowed = Narrowed {
            contract: contracts.find(|id| id.to_string() == asked.contract),
            kind: DocumentKind::parse(&asked.kind),
            year: asked.year.parse().ok().filter(|year| (1000..=9999).contains(year)),
            space: LegalList::parse(&asked.space),
            is_new: asked.new == "true",
        };
        Self { words: asked.q.trim().chars().take(100).collect(), narrowed }
    }

    pub fn wanted(&self) -> Wanted {
        Wanted::from(self.narrowed).with_words(&self.words)
    }

    pub fn is_any(&self) -> bool {
        self.is_chosen() || !self.words.is_empty()
    }

    /// Whether one of the choices is made, which then do not stay folded away.
    pub fn is_chosen(&self) -> bool {
        let Narrowed { contract, kind, year, space, is_new } = self.narrowed;
        is_new || contract.is_some() || kind.is_some() || year.is_some() || space.is_some()
    }

    pub fn is_new(&self) -> bool {
        self.narrowed.is_new
    }

    pub fn has_contract(&self, id: &str) -> bool {
        self.narrowed.contract.is_some_and(|contract| contract.to_string() == id)
    }

    pub fn has_kind(&self, name: &str) -> bool {
        self.narrowed.kind.is_some_and(|kind| kind.name() == name)
    }

    pub fn has_year(&self, year: &str) -> bool {
        self.narrowed.year.is_some_and(|chosen| chosen.to_string() == year)
    }

    pub fn has_space(&self, name: &str) -> bool {
        self.narrowed.space.is_some_and(|space| space.name() == name)
    }

    /// The list with these filters, at another page.
    pub fn address(&self, page: u64) -> String {
        let parts = [
            ("q", Some(encoded(&self.words)).filter(|words| !words.is_empty())),
            ("contract", self.narrowed.contract.map(|id| id.to_string())),
            ("kind", self.narrowed.kind.map(DocumentKind::name)),
            ("year", self.narrowed.year.map(|year| year.to_string())),
            ("space", self.narrowed.space.map(|space| space.name().to_owned())),
            ("new", self.narrowed.is_new.then(|| "true".to_owned())),
            ("page", (page > 1).then(|| page.to_string())),
        ];
        let given =
            parts.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?)));
        let given: Vec<_> = given.collect();
        let mark = if given.is_empty() { "" } else { "?" };
        format!("/documents{mark}{}", given.join("&"))
    }
}

fn encoded(text: &str) -> String {
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let written = |byte: u8| {
        if kept(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    text.bytes().map(written).collect()
}

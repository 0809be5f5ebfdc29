//! What the addresses of these pages say.

use serde::Deserialize;

use crate::demandes::State;
use crate::texts::Texts;
use crate::web::PageNumber;

/// Of the list: what cannot be read is as if it were not there.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ListAsked {
    state: String,
    page: PageNumber,
}

/// What was understood.
#[derive(Clone, Copy, Debug)]
pub struct Filter {
    pub state: Option<State>,
    pub page: PageNumber,
}

impl Filter {
    pub fn of(asked: &ListAsked) -> Self {
        Self { state: State::parse(&asked.state), page: asked.page }
    }

    pub fn address(self, page: u64) -> String {
        let state = self.state.map(|state| format!("state={}&", state.name()));
        format!("/demandes?{}page={page}", state.unwrap_or_default())
    }
}

/// Of the form: which contract it is about.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NewAsked {
    pub contract: String,
}

/// Of a thread: what was done just before.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Done {
    done: String,
}

impl Done {
    pub fn text(&self, texts: &Texts) -> Option<String> {
        Some(match self.done.as_str() {
            "sent" => texts.demandes_done_sent(),
            "answered" => texts.demandes_done_answered(),
            "closed" => texts.demandes_done_closed(),
            "reopened" => texts.demandes_done_reopened(),
            _ => return None,
        })
    }
}

//! Where a demande stands, and why it was closed.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveEnum, Iterable};

use crate::texts::Texts;

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum State {
    /// Nobody at the agency has taken it up.
    Sent,
    Taken,
    /// The agency asked something, and waits for the person.
    Waiting,
    Closed,
}

impl State {
    pub const OPEN: [Self; 3] = [Self::Sent, Self::Taken, Self::Waiting];

    pub fn name(self) -> String {
        self.to_value()
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::all().find(|state| state.name() == name)
    }

    pub fn all() -> impl Iterator<Item = Self> {
        Self::iter()
    }

    /// As the person reads it.
    pub fn text(self, texts: &Texts) -> String {
        match self {
            Self::Sent => texts.demandes_state_sent(),
            Self::Taken => texts.demandes_state_taken(),
            Self::Waiting => texts.demandes_state_waiting(),
            Self::Closed => texts.demandes_state_closed(),
        }
    }

    /// As the agency reads it: « vous » is nobody there.
    pub fn text_at_agency(self, texts: &Texts) -> String {
        match self {
            Self::Waiting => texts.demandes_state_waiting_agency(),
            other => other.text(texts),
        }
    }
}

/// Why it was closed; the first is the person's own word, the others are the agency's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Reason {
    Settled,
    Resolved,
    NoAction,
    Duplicate,
    NotOurs,
    Other,
}

impl Reason {
    /// Those that an agency chooses among.
    pub fn of_agency() -> impl Iterator<Item = Self> {
        Self::iter().filter(|reason| *reason != Self::Settled)
    }

    pub fn name(self) -> String {
        self.to_value()
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::of_agency().find(|reason| reason.name() == name)
    }

    pub fn text(self, texts: &Texts) -> String {
        match self {
            Self::Settled => texts.demandes_reason_settled(),
            Self::Resolved => texts.demandes_reason_resolved(),
            Self::NoAction => texts.demandes_reason_no_action(),
            Self::Duplicate => texts.demandes_reason_duplicate(),
            Self::NotOurs => texts.demandes_reason_not_ours(),
            Self::Other => texts.demandes_reason_other(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agency_does_not_close_in_the_words_of_the_person() {
        assert_eq!(Reason::parse("settled"), None);
        for reason in Reason::of_agency() {
            assert_eq!(Reason::parse(&reason.name()), Some(reason));
        }
        for state in State::all() {
            assert_eq!(State::parse(&state.name()), Some(state));
        }
    }
}

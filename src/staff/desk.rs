//! A desk: what the frame of every page of the staff side shows of where one sits.

use std::iter::once;

use super::right::Right;
use crate::agencies::{Societe, SocieteId};
use crate::texts::Texts;

/// Whose desk, at which société.
#[derive(Clone, Debug)]
pub struct Desk {
    pub societe_id: SocieteId,
    pub societe_name: String,
    pub staff_name: String,
    pub right: Right,
    /// The part that the page belongs to.
    tab: Tab,
}

/// Where one begins at a société: the first part of the frame, which every right opens.
const FIRST: Tab = Tab::Portfolio;

/// A part of « Espace gestion » that the frame leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Portfolio,
    Demandes,
    Letters,
    Documents,
    Conformite,
    Imports,
    Activity,
    Journal,
    Team,
    Settings,
    Keys,
}

/// Every part there is, in the order of the frame.
const TABS: &[Tab] = &[
    Tab::Demandes,
    Tab::Documents,
    Tab::Conformite,
    Tab::Imports,
    Tab::Activity,
    Tab::Letters,
    Tab::Journal,
    Tab::Team,
    Tab::Settings,
    Tab::Keys,
];

impl Tab {
    /// Below the société's own address.
    pub fn path(self) -> &'static str {
        match self {
            Self::Portfolio => "tiers",
            Self::Demandes => "demandes",
            Self::Letters => "letters",
            Self::Documents => "documents",
            Self::Conformite => "conformite",
            Self::Imports => "imports",
            Self::Activity => "activity",
            Self::Journal => "journal",
            Self::Team => "team",
            Self::Settings => "settings",
            Self::Keys => "keys",
        }
    }

    pub fn text(self, texts: &Texts) -> String {
        match self {
            Self::Portfolio => texts.office_portfolio(),
            Self::Demandes => texts.office_demandes(),
            Self::Letters => texts.office_letters(),
            Self::Documents => texts.office_documents(),
            Self::Conformite => texts.office_conformite(),
            Self::Imports => texts.office_imports(),
            Self::Activity => texts.office_activity(),
            Self::Journal => texts.office_journal(),
            Self::Team => texts.office_team(),
            Self::Settings => texts.office_settings(),
            Self::Keys => texts.office_keys(),
        }
    }

    /// The least right that opens it.
    fn right(self) -> Right {
        match self {
            Self::Portfolio
            | Self::Demandes
            | Self::Documents
            | Self::Conformite
            | Self::Activity
            | Self::Journal => Right::Lecture,
            Self::Letters | Self::Imports => Right::Gestion,
            Self::Team | Self::Settings | Self::Keys => Right::Administration,
        }
    }
}

impl Desk {
    pub(super) fn new(societe: &Societe, staff_name: &str, (right, tab): (Right, Tab)) -> Self {
        Self {
            societe_id: societe.id,
            societe_name: societe.name.clone(),
            staff_name: staff_name.to_owned(),
            right,
            tab,
        }
    }

    /// Where one begins at a société.
    pub fn home(societe: SocieteId) -> String {
        format!("/office/{societe}/{}", FIRST.path())
    }

    pub fn is_at(&self, tab: Tab) -> bool {
        self.tab == tab
    }

    /// The tabs that this right opens.
    pub fn tabs(&self) -> impl Iterator<Item = Tab> {
        once(FIRST).chain(TABS.iter().copied()).filter(|tab| tab.right() <= self.right)
    }

    /// An address of this société: `desk.at("tiers")`.
    pub fn at(&self, path: &str) -> String {
        format!("/office/{}/{path}", self.societe_id)
    }

    pub fn may(&self, right: Right) -> bool {
        self.right >= right
    }
}

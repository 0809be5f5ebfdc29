//! Where the access to a tiers stands today.

use super::row::Access;
use crate::clock::Moment;
use crate::texts::Texts;

/// What the line keeps, together with the time that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessState {
    None,
    Issued,
    Waiting,
    Linked,
    Ended,
    /// The pairs that wait are of no use any more.
    Expired,
    Suspended,
}

impl AccessState {
    pub const ALL: [Self; 7] = [
        Self::None,
        Self::Issued,
        Self::Waiting,
        Self::Linked,
        Self::Ended,
        Self::Expired,
        Self::Suspended,
    ];

    pub fn of(access: Access, expires_at: Moment, now: Moment) -> Self {
        match access {
            Access::None => Self::None,
            Access::Issued | Access::Waiting if expires_at <= now => Self::Expired,
            Access::Issued => Self::Issued,
            Access::Waiting => Self::Waiting,
            Access::Linked => Self::Linked,
            Access::Suspended => Self::Suspended,
            Access::Ended => Self::Ended,
        }
    }

    /// As the address says it.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Issued => "issued",
            Self::Waiting => "waiting",
            Self::Linked => "linked",
            Self::Ended => "ended",
            Self::Expired => "expired",
            Self::Suspended => "suspended",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// « sans accès », « associé »…
    pub fn text(self, texts: &Texts) -> String {
        match self {
            Self::None => texts.access_state_none(),
            Self::Issued => texts.access_state_issued(),
            Self::Waiting => texts.access_state_waiting(),
            Self::Linked => texts.access_state_linked(),
            Self::Ended => texts.access_state_ended(),
            Self::Expired => texts.access_state_expired(),
            Self::Suspended => texts.access_state_suspended(),
        }
    }

    /// Whether there is somebody to dissociate, or something that waits to be used.
    pub fn can_be_ended(self) -> bool {
        matches!(self, Self::Linked | Self::Suspended | Self::Issued | Self::Waiting)
    }

    /// Whether somebody sees the tiers today.
    pub fn is_open(self) -> bool {
        self == Self::Linked
    }
}

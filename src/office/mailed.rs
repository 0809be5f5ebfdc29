//! What staff are told of a letter: what it was for and where it went, in words that are the same
//! whether or not its reader had an account before. Its own subject says which, and is never shown.

use crate::mail::Kind;
use crate::mail::outbox;
use crate::texts::Texts;

/// Where it went: staff learn no address by which somebody signs in, nor would.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// The one that the agency has on file.
    OnFile(String),
    /// The one of the account, or that was chosen for it.
    Account,
    /// The agency's own.
    Agency,
}

impl To {
    pub fn of(letter: &outbox::Model) -> Self {
        match letter.kind {
            Kind::ActivatedElsewhere => Self::OnFile(letter.recipient.clone()),
            Kind::Contested => Self::Agency,
            _ => Self::Account,
        }
    }

    pub fn text(&self, texts: &Texts) -> String {
        match self {
            Self::OnFile(address) => texts.mailed_on_file(address.as_str()),
            Self::Account => texts.mailed_account(),
            Self::Agency => texts.mailed_agency(),
        }
    }
}

/// Whether it asks to confirm an address, of an account or not.
pub fn is_validation(kind: Kind) -> bool {
    matches!(kind, Kind::Activation | Kind::Linking)
}

/// What it was for.
pub fn purpose(kind: Kind, texts: &Texts) -> String {
    match kind {
        Kind::Activation | Kind::Linking => texts.mailed_validation(),
        Kind::Activated | Kind::Linked => texts.deed_linked(),
        Kind::ActivatedElsewhere => texts.mailed_elsewhere(),
        Kind::Contested => texts.deed_contested(),
        Kind::Unlinked => texts.deed_detached(),
        Kind::Dissociated => texts.deed_dissociated(),
        Kind::Suspended => texts.deed_suspended(),
        Kind::Restored => texts.deed_restored(),
        Kind::Reissued => texts.mailed_reissued(),
        Kind::DemandeReceived
        | Kind::DemandeAnswered
        | Kind::DemandeClosed
        | Kind::DemandeReopened => texts.mailed_demande(),
        _ => texts.mailed_other(),
    }
}

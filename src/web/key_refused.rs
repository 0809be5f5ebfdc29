//! Why a passkey is refused, each reason with its words.

use crate::guard::webauthn::Refusal;
use crate::texts::Texts;

/// Why a passkey is of no use here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyRefused {
    NameMissing,
    /// Its maker or its browser does not write what we can read.
    Unreadable,
    /// Nobody's, or somebody else's.
    Unknown,
    /// Late, used before, or for another purpose.
    Challenge,
    Origin,
    Unverified,
    Copied,
    TooMany,
    AlreadyKnown,
    /// Kept from opening alone since the password was reset.
    OnHold,
}

impl KeyRefused {
    pub fn text(self, texts: &Texts) -> String {
        match self {
            Self::NameMissing => texts.mistake_passkey_name(),
            Self::Unreadable => texts.mistake_passkey_refused(),
            Self::Unknown => texts.mistake_passkey_unknown(),
            Self::Challenge => texts.mistake_passkey_challenge(),
            Self::Origin => texts.mistake_passkey_origin(),
            Self::Unverified => texts.mistake_passkey_unverified(),
            Self::Copied => texts.mistake_passkey_copied(),
            Self::TooMany => texts.mistake_passkey_too_many(),
            Self::AlreadyKnown => texts.mistake_passkey_known(),
            Self::OnHold => texts.mistake_passkey_on_hold(),
        }
    }
}

impl From<Refusal> for KeyRefused {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Malformed | Refusal::Algorithm | Refusal::Signature => Self::Unreadable,
            Refusal::Challenge => Self::Challenge,
            Refusal::Origin => Self::Origin,
            Refusal::Unverified => Self::Unverified,
            Refusal::Copied => Self::Copied,
        }
    }
}

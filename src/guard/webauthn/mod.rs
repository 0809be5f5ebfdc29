//! Passkeys: what a browser says of a key, verified step by step (`WebAuthn` Level 3, 7.1 and 7.2).
//!
//! Only what we ask for is understood: no attestation (we trust no maker of devices, so we need not
//! know it), three algorithms, the signatures checked by `ring`. Whatever else comes is refused.

pub mod aaguid;
mod assertion;
mod authenticator_data;
mod cbor;
pub mod challenge;
mod client_data;
mod judging;
pub mod options;
mod posted;
mod presented;
mod public_key;
mod registration;
mod relying_party;
#[cfg(test)]
mod tests;

pub use assertion::{Asserted, Assertion, KnownKey};
pub use challenge::{Purpose, Side};
pub use judging::{KeyAttempt, KeyVerdict};
pub use posted::Posted;
pub use presented::Presented;
pub use public_key::PublicKey;
pub use registration::{NewKey, Registration};
pub use relying_party::RelyingParty;

/// Why a key is refused. The words for people are the pages'.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Not written as the standard says, or not what was asked for.
    Malformed,
    /// What was signed is not what we asked to sign, or was signed before, or too late.
    Challenge,
    /// Signed on a page of another site, or inside one.
    Origin,
    /// Nobody touched the device, or the device did not verify who did.
    Unverified,
    /// None of the three that we asked for.
    Algorithm,
    Signature,
    /// It counts backwards: somebody may have copied it.
    Copied,
}

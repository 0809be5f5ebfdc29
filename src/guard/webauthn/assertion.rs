//! A key that was just used (`WebAuthn` 7.2).

use ring::digest::{SHA256, digest};

use super::authenticator_data::AuthenticatorData;
use super::client_data;
use super::public_key::PublicKey;
use super::{Refusal, RelyingParty};
use crate::guard::token::Token;

/// What the browser answers when a key was used.
pub struct Assertion {
    pub client_data: Vec<u8>,
    pub authenticator_data: Vec<u8>,
    pub signature: Vec<u8>,
}

/// What we kept of a key.
pub struct KnownKey<'a> {
    pub public_key: &'a PublicKey,
    pub counter: u32,
    /// Whether it may ever leave its device; not known of keys made before this was kept.
    pub may_be_backed_up: Option<bool>,
}

/// What is to be kept of its use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asserted {
    pub counter: u32,
    pub may_be_backed_up: bool,
    pub is_backed_up: bool,
}

impl Assertion {
    /// Whether the holder of this key signed our challenge on our page, verified by the device.
    ///
    /// A counter that does not grow (unless it is not used at all) is refused last, when the signature
    /// is known to be right: only then does it tell of a copy.
    pub fn verify(
        &self,
        site: &RelyingParty,
        challenge: &Token,
        known: &KnownKey<'_>,
    ) -> Result<Asserted, Refusal> {
        client_data::check(&self.client_data, "webauthn.get", (site, challenge))?;
        let data = AuthenticatorData::read(&self.authenticator_data);
        let data = data.ok_or(Refusal::Malformed)?;
        data.check(site)?;
        let hash = digest(&SHA256, &self.client_data);
        let message = [self.authenticator_data.as_slice(), hash.as_ref()].concat();
        if !known.public_key.verifies(&message, &self.signature) {
            return Err(Refusal::Signature);
        }
        // A key that could not leave its device, and now could, is not the key that was made.
        if known.may_be_backed_up.is_some_and(|before| before != data.may_be_backed_up()) {
            return Err(Refusal::Malformed);
        }
        let counts = data.counter != 0 || known.counter != 0;
        if counts && data.counter <= known.counter {
            return Err(Refusal::Copied);
        }
        Ok(Asserted {
            counter: data.counter,
            may_be_backed_up: data.may_be_backed_up(),
            is_backed_up: data.is_backed_up(),
        })
    }
}

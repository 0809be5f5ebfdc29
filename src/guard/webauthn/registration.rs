//! A key that was just made (`WebAuthn` 7.1).

use super::authenticator_data::AuthenticatorData;
use super::cbor::Reader;
use super::client_data;
use super::public_key::PublicKey;
use super::{Refusal, RelyingParty};
use crate::guard::token::Token;

/// What the browser answers when a key was made.
pub struct Registration {
    pub client_data: Vec<u8>,
    pub attestation_object: Vec<u8>,
}

/// A key that may be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewKey {
    /// Its name, chosen by the device.
    pub id: Vec<u8>,
    pub public_key: PublicKey,
    pub counter: u32,
    /// Whether it is also in its holder's password manager.
    pub is_backed_up: bool,
}

impl Registration {
    /// The key, if it was made on our page, for us, by somebody whom the device verified. What its
    /// maker attests is not read: we asked for none.
    pub fn verify(&self, site: &RelyingParty, challenge: &Token) -> Result<NewKey, Refusal> {
        client_data::check(&self.client_data, "webauthn.create", (site, challenge))?;
        let data = auth_data(&self.attestation_object).ok_or(Refusal::Malformed)?;
        let data = AuthenticatorData::read(data).ok_or(Refusal::Malformed)?;
        data.check(site)?;
        let (id, key) = data.made.ok_or(Refusal::Malformed)?;
        Ok(NewKey {
            id: id.to_owned(),
            public_key: PublicKey::parse(key).ok_or(Refusal::Algorithm)?,
            counter: data.counter,
            is_backed_up: data.is_backed_up(),
        })
    }
}

fn auth_data(attestation_object: &[u8]) -> Option<&[u8]> {
    let mut reader = Reader::new(attestation_object);
    let mut found = None;
    for _ in 0..reader.map()?.min(8) {
        match reader.text()? {
            "authData" => found = Some(reader.bytes()?),
            _ => reader.skip()?,
        }
    }
    found.filter(|_| reader.rest().is_empty())
}

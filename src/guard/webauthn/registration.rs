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
    /// The kind of device or of password manager that it is in, as that says; zeros when it does not.
    pub aaguid: [u8; 16],
    pub public_key: PublicKey,
    pub counter: u32,
    /// Whether it may ever leave its device.
    pub may_be_backed_up: bool,
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
        let made = data.made.as_ref().ok_or(Refusal::Malformed)?;
        Ok(NewKey {
            id: made.id.to_owned(),
            aaguid: *made.aaguid,
            public_key: PublicKey::parse(made.key).ok_or(Refusal::Algorithm)?,
            counter: data.counter,
            may_be_backed_up: data.may_be_backed_up(),
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

//! What the device itself says, and signs: for which site, who was there, how often it was used.

use super::cbor::Reader;
use super::{Refusal, RelyingParty};

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const MAY_BE_BACKED_UP: u8 = 0x08;
const BACKED_UP: u8 = 0x10;
const HAS_KEY: u8 = 0x40;
const HAS_EXTENSIONS: u8 = 0x80;

/// Longest name of a key (`WebAuthn` 7.1, step 25).
const LONGEST_ID: usize = 1023;

/// The key that was just made.
pub struct Made<'a> {
    /// The kind of device or of password manager.
    pub aaguid: &'a [u8; 16],
    pub id: &'a [u8],
    /// In its COSE form.
    pub key: &'a [u8],
}

/// Authenticator data (6.1), read as far as we use it.
pub struct AuthenticatorData<'a> {
    id_hash: &'a [u8],
    flags: u8,
    pub counter: u32,
    pub made: Option<Made<'a>>,
}

impl<'a> AuthenticatorData<'a> {
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (id_hash, rest) = bytes.split_at_checked(32)?;
        let (&flags, rest) = rest.split_first()?;
        let (counter, mut rest) = rest.split_at_checked(4)?;
        let mut made = None;
        if flags & HAS_KEY != 0 {
            let (aaguid, after) = rest.split_first_chunk::<16>()?;
            let (length, after) = after.split_at_checked(2)?;
            let length = usize::from(u16::from_be_bytes(length.try_into().ok()?));
            let (id, key) = after.split_at_checked(length)?;
            let mut reader = Reader::new(key);
            reader.skip()?;
            rest = reader.rest();
            let key = key.get(..key.len() - rest.len())?;
            made = (1..=LONGEST_ID).contains(&length).then_some(Made { aaguid, id, key });
        }
        if flags & HAS_EXTENSIONS != 0 {
            let mut reader = Reader::new(rest);
            reader.skip()?;
            rest = reader.rest();
        }
        let counter = u32::from_be_bytes(counter.try_into().ok()?);
        rest.is_empty().then_some(Self { id_hash, flags, counter, made })
    }

    /// Whether it is about our site, and somebody was there whom the device verified.
    pub fn check(&self, site: &RelyingParty) -> Result<(), Refusal> {
        if self.id_hash != site.id_hash() {
            return Err(Refusal::Origin);
        }
        if self.flags & PRESENT == 0 || self.flags & VERIFIED == 0 {
            return Err(Refusal::Unverified);
        }
        if self.is_backed_up() && !self.may_be_backed_up() {
            return Err(Refusal::Malformed);
        }
        Ok(())
    }

    /// Whether the key may ever leave its device: said when it is made, and the same ever after.
    pub fn may_be_backed_up(&self) -> bool {
        self.flags & MAY_BE_BACKED_UP != 0
    }

    /// Whether the key is also elsewhere, in its holder's password manager.
    pub fn is_backed_up(&self) -> bool {
        self.flags & BACKED_UP != 0
    }
}

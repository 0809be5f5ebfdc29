//! The key that the audit trail is sealed with: derived from one of the ring, and good for nothing else.

use data_encoding::{BASE64, HEXLOWER};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::keys::{Key, KeyId, Keyring};

/// What the derived key is for: see `sealing`.
const PURPOSE: &[u8] = b"palier audit trail v1";

/// Makes and checks seals of the trail. It outlives the key that it was derived from: whoever holds it
/// can check old seals, and neither hash a password nor open what is sealed.
#[derive(Clone)]
pub struct TrailKey([u8; 32]);

impl TrailKey {
    pub fn of(key: &Key) -> Self {
        Self(hmac(key.as_bytes(), &[PURPOSE]))
    }

    /// That of an installation without a ring: everybody knows it, so that its seals hold against
    /// mistakes, and against nobody who means it.
    fn known_to_all() -> Self {
        Self(hmac(&[], &[PURPOSE]))
    }

    /// HMAC-SHA256 over parts whose lengths count, in hexadecimal.
    pub fn seal(&self, parts: &[&[u8]]) -> String {
        let lengths: Vec<[u8; 8]> =
            parts.iter().map(|part| (part.len() as u64).to_be_bytes()).collect();
        let framed = lengths.iter().zip(parts).flat_map(|(length, part)| [&length[..], part]);
        HEXLOWER.encode(&hmac(&self.0, &framed.collect::<Vec<_>>()))
    }

    /// For the file of the ring, and for nothing else.
    pub(super) fn text(&self) -> String {
        BASE64.encode(&self.0)
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        Some(Self(BASE64.decode(text.trim().as_bytes()).ok()?.try_into().ok()?))
    }
}

impl Keyring {
    /// What new seals are made with, and the name to write beside them: empty without a ring.
    pub fn trail_today(&self) -> (&str, TrailKey) {
        match self.current() {
            Some((id, key)) => (id.as_str(), TrailKey::of(key)),
            None => ("", TrailKey::known_to_all()),
        }
    }

    /// What seals beside this name were made with; none when the ring never held such a key. Without a
    /// name there is one for an empty ring only: what everybody can make proves nothing beside a key.
    pub fn trail_named(&self, name: &str) -> Option<TrailKey> {
        if name.is_empty() {
            return self.is_empty().then(TrailKey::known_to_all);
        }
        let id = KeyId::parse(name)?;
        self.key(&id).map(TrailKey::of).or_else(|| self.retired_trail(&id).cloned())
    }

    /// What seals were made with before there was a ring: to read them, and to take them over.
    pub fn trail_before_keys(&self) -> TrailKey {
        TrailKey::known_to_all()
    }
}

impl std::fmt::Debug for TrailKey {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("TrailKey(…)")
    }
}

fn hmac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key);
    let mut mac = mac.expect("HMAC takes keys of any length");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_is_of_its_parts_their_bounds_and_its_key() {
        let ring = Keyring::fresh();
        let (name, today) = ring.trail_today();
        let seal = today.seal(&[b"ab", b"c"]);
        assert_eq!(seal.len(), 64);
        assert_ne!(seal, today.seal(&[b"a", b"bc"]));
        assert_eq!(seal, ring.trail_named(name).expect("today's").seal(&[b"ab", b"c"]));
        let newer = ring.with_new_key();
        assert_ne!(seal, newer.trail_today().1.seal(&[b"ab", b"c"]));
        assert_eq!(seal, newer.trail_named(name).expect("the former").seal(&[b"ab", b"c"]));
        assert!(Keyring::fresh().trail_named(name).is_none());
        assert_eq!(Keyring::none().trail_today().0, "");
        assert!(Keyring::none().trail_named("").is_some());
        assert!(ring.trail_named("").is_none(), "a key that everybody knows proves nothing");
        assert_ne!(seal, Keyring::none().trail_today().1.seal(&[b"ab", b"c"]));
    }
}

//! Pieces of a file that holds secrets, sealed while it waits to be taken out.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

use super::keys::{KeyId, Keyring};
use super::random;
use super::sealing::cipher;

/// What the derived key is for: see `sealing`.
const PURPOSE: &[u8] = b"palier file sealing v1";
const NONCE: usize = 24;

/// Seals and opens the pieces of one file, with one key of the ring.
pub struct Sealer {
    cipher: XChaCha20Poly1305,
}

impl Sealer {
    /// With today's key, and its name; nothing without a ring: a secret is not kept in clear.
    pub fn today(ring: &Keyring) -> Option<(KeyId, Self)> {
        let (id, key) = ring.current()?;
        Some((id.clone(), Self { cipher: cipher(key, PURPOSE) }))
    }

    /// With the key of this name.
    pub fn named(ring: &Keyring, name: &str) -> Option<Self> {
        let key = ring.key(&KeyId::parse(name)?)?;
        Some(Self { cipher: cipher(key, PURPOSE) })
    }

    /// The context (which piece of what) is authenticated: pieces cannot change places.
    pub fn seal(&self, piece: &[u8], context: &str) -> Vec<u8> {
        let nonce = random::bytes::<NONCE>();
        let payload = Payload { msg: piece, aad: context.as_bytes() };
        let sealed = self.cipher.encrypt(&XNonce::from(nonce), payload);
        let mut bytes = nonce.to_vec();
        bytes.extend(sealed.expect("a piece is not too long to seal"));
        bytes
    }

    pub fn open(&self, sealed: &[u8], context: &str) -> Option<Vec<u8>> {
        let (nonce, msg) = sealed.split_at_checked(NONCE)?;
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        let payload = Payload { msg, aad: context.as_bytes() };
        self.cipher.decrypt(&XNonce::from(nonce), payload).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_opens_in_its_own_place_with_its_own_key_only() {
        let ring = Keyring::fresh();
        let (name, today) = Sealer::today(&ring).unwrap();
        let sealed = today.seal(b"%PDF-1.7", "run pdf 1/2");
        assert!(!sealed.windows(4).any(|window| window == b"%PDF"));
        let later = Sealer::named(&ring.with_new_key(), name.as_str()).unwrap();
        assert_eq!(later.open(&sealed, "run pdf 1/2").as_deref(), Some(&b"%PDF-1.7"[..]));
        assert!(later.open(&sealed, "run pdf 2/2").is_none());
        assert!(later.open(&sealed[..sealed.len() - 1], "run pdf 1/2").is_none());
        assert!(Sealer::today(&Keyring::none()).is_none());
        assert!(Sealer::named(&Keyring::fresh(), name.as_str()).is_none());
    }
}

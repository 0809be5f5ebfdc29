//! Sealing: what must be read again, and so cannot be hashed, is never in the database in clear.
//!
//! XChaCha20-Poly1305 under a key derived from one of the ring; its name stands beside. The context
//! (whose secret it is) is authenticated: a sealed text moved to another row does not open.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use data_encoding::BASE64_NOPAD;
use hmac::{Hmac, Mac};
use sea_orm::ExprTrait;
use sea_orm::sea_query::{Expr, IntoColumnRef};
use sha2::Sha256;

use crate::guard::keys::{Key, KeyId, Keyring};
use crate::guard::random;
use crate::guard::totp::TotpSecret;

/// What the derived key is for: another use of the ring's keys derives others.
const PURPOSE: &[u8] = b"palier totp sealing v1";
const NONCE: usize = 24;

/// Marks what could not be sealed: an installation without a ring of keys.
const PLAIN: &str = "plain$";

impl TotpSecret {
    /// For the database. Without a ring (PostgreSQL before `keys.file` is set) there is nothing to
    /// seal with: the form says so, and so does the doctor.
    pub fn sealed(&self, ring: &Keyring, context: &str) -> String {
        let Some((id, key)) = ring.current() else {
            return format!("{PLAIN}{}", BASE64_NOPAD.encode(self.as_bytes()));
        };
        let nonce = random::bytes::<NONCE>();
        let payload = Payload { msg: self.as_bytes(), aad: context.as_bytes() };
        let sealed = cipher(key, PURPOSE).encrypt(&XNonce::from(nonce), payload);
        let mut bytes = nonce.to_vec();
        bytes.extend(sealed.expect("twenty bytes are not too many to seal"));
        format!("{}{}", head(id), BASE64_NOPAD.encode(&bytes))
    }

    /// None when it was sealed for another context, or with a key that the ring does not hold.
    pub fn unsealed(sealed: &str, ring: &Keyring, context: &str) -> Option<Self> {
        if let Some(plain) = sealed.strip_prefix(PLAIN) {
            return Self::of(&BASE64_NOPAD.decode(plain.as_bytes()).ok()?);
        }
        let (id, text) = sealed.strip_prefix("x1$")?.split_once('$')?;
        let key = ring.key(&KeyId::parse(id)?)?;
        let bytes = BASE64_NOPAD.decode(text.as_bytes()).ok()?;
        let (nonce, msg) = bytes.split_at_checked(NONCE)?;
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        let payload = Payload { msg, aad: context.as_bytes() };
        Self::of(&cipher(key, PURPOSE).decrypt(&XNonce::from(nonce), payload).ok()?)
    }

    /// Whether it should be sealed anew: with today's key, or at all.
    pub fn is_outdated(sealed: &str, ring: &Keyring) -> bool {
        ring.current().is_some_and(|(id, _)| !sealed.starts_with(&head(id)))
    }

    /// Whether the text in this column is in clear.
    pub fn is_plain(column: impl IntoColumnRef) -> Expr {
        Expr::col(column).like(format!("{PLAIN}%"))
    }

    /// Whether only this key opens the text in this column. Not `LIKE`: `_` and case.
    pub fn is_sealed_with(column: impl IntoColumnRef, key: &KeyId) -> Expr {
        super::secret_hash::holds(column, &head(key))
    }
}

fn head(id: &KeyId) -> String {
    format!("x1${id}$")
}

pub(super) fn cipher(key: &Key, purpose: &[u8]) -> XChaCha20Poly1305 {
    let mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key.as_bytes());
    let mac = mac.expect("HMAC takes keys of any length").chain_update(purpose);
    XChaCha20Poly1305::new(&mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_for_its_holder_with_any_key_of_the_ring_and_for_nobody_else() {
        let (ring, secret) = (Keyring::fresh(), TotpSecret::fresh());
        let sealed = secret.sealed(&ring, "one");
        assert_ne!(sealed, secret.sealed(&ring, "one"));
        let newer = ring.with_new_key();
        let opened = TotpSecret::unsealed(&sealed, &newer, "one").expect("the secret");
        assert_eq!(opened.base32(), secret.base32());
        assert!(
            TotpSecret::is_outdated(&sealed, &newer) && !TotpSecret::is_outdated(&sealed, &ring)
        );
        assert!(TotpSecret::unsealed(&sealed, &ring, "another").is_none());
        assert!(TotpSecret::unsealed(&sealed, &Keyring::fresh(), "one").is_none());
        let mut broken = sealed.clone();
        broken.replace_range(12..13, if &sealed[12..13] == "A" { "B" } else { "A" });
        assert!(TotpSecret::unsealed(&broken, &ring, "one").is_none());
        for odd in ["", "x1$", "x1$k$", "plain$", "plain$AA", "x1$k000000$AAAA"] {
            assert!(TotpSecret::unsealed(odd, &ring, "one").is_none(), "{odd}");
        }
    }

    #[test]
    fn without_a_ring_the_form_says_that_it_is_in_clear() {
        let (none, secret) = (Keyring::none(), TotpSecret::fresh());
        let plain = secret.sealed(&none, "one");
        assert!(plain.starts_with("plain$") && !TotpSecret::is_outdated(&plain, &none));
        let ring = Keyring::fresh();
        assert!(TotpSecret::is_outdated(&plain, &ring));
        assert!(TotpSecret::unsealed(&plain, &ring, "one").is_some());
    }
}

//! Answers kept for whoever asks again: they may hold secrets that nothing else can show, so they are
//! sealed with what only the asker knows, and the database alone opens none.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use data_encoding::BASE64_NOPAD;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::guard::Token;
use crate::guard::random;

/// What the derived key is for.
const PURPOSE: &[u8] = b"palier api answer v1";
const NONCE: usize = 24;

/// Seals a text with a token that is not kept; `context` says where it belongs.
pub fn sealed(text: &str, token: &Token, context: &str) -> Option<String> {
    let nonce = random::bytes::<NONCE>();
    let payload = Payload { msg: text.as_bytes(), aad: context.as_bytes() };
    let sealed = cipher(token).encrypt(&XNonce::from(nonce), payload).ok()?;
    let mut bytes = nonce.to_vec();
    bytes.extend(sealed);
    Some(BASE64_NOPAD.encode(&bytes))
}

/// None with another token, or at another place.
pub fn unsealed(sealed: &str, token: &Token, context: &str) -> Option<String> {
    let bytes = BASE64_NOPAD.decode(sealed.as_bytes()).ok()?;
    let (nonce, msg) = bytes.split_at_checked(NONCE)?;
    let nonce: [u8; NONCE] = nonce.try_into().ok()?;
    let payload = Payload { msg, aad: context.as_bytes() };
    String::from_utf8(cipher(token).decrypt(&XNonce::from(nonce), payload).ok()?).ok()
}

fn cipher(token: &Token) -> XChaCha20Poly1305 {
    let mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(token.as_str().as_bytes());
    let mac = mac.expect("HMAC takes keys of any length").chain_update(PURPOSE);
    XChaCha20Poly1305::new(&mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_token_opens_an_answer_and_only_at_its_place() {
        let (token, other) = (Token::fresh(), Token::fresh());
        let kept = sealed("{\"a\":1}", &token, "one").unwrap();
        assert_eq!(unsealed(&kept, &token, "one").as_deref(), Some("{\"a\":1}"));
        assert_eq!(unsealed(&kept, &token, "two"), None);
        assert_eq!(unsealed(&kept, &other, "one"), None);
        assert!(!kept.contains('{'));
    }
}

//! One key and its name.

use std::fmt;
use std::hint;
use std::sync::Arc;

use data_encoding::{BASE64, HEXLOWER};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::guard::random;

/// What the database keeps of a key is the HMAC of this: enough to tell another key from it, and
/// nothing to guess 256 bits from.
const CHECKED: &[u8] = b"palier pepper check";

/// The name of a key: 1 to 8 of `a-z`, `0-9` and `-`. A hash carries it, and eight bytes are the
/// most that the PHC form of argon2 has room for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(String);

impl KeyId {
    const MAX_CHARACTERS: usize = 8;

    pub fn parse(raw: &str) -> Option<Self> {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let fits = (1..=Self::MAX_CHARACTERS).contains(&raw.len());
        (fits && raw.bytes().all(allowed)).then(|| Self(raw.to_owned()))
    }

    /// Drawn and not counted: two rings made apart must not name two keys alike.
    pub fn fresh() -> Self {
        Self(format!("k{}", HEXLOWER.encode(&random::bytes::<3>())))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Why some bytes are no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    #[error("is not in base64")]
    NotBase64,
    #[error("has {0} bytes, and 32 random ones are needed")]
    Short(usize),
    #[error("is too long: 32 random bytes are enough")]
    Long,
    #[error("is not random: anybody could guess it")]
    Guessable,
}

/// Secret bytes; clones share them, and the last one overwrites them when it goes.
#[derive(Clone)]
pub struct Key(Arc<Bytes>);

struct Bytes(Vec<u8>);

impl Key {
    pub const BYTES: usize = 32;
    const MAX_BYTES: usize = 256;

    pub fn fresh() -> Self {
        Self(Arc::new(Bytes(random::bytes::<{ Self::BYTES }>().to_vec())))
    }

    /// From base64, as `head -c 32 /dev/urandom | base64` writes it.
    pub fn parse(text: &str) -> Result<Self, KeyFault> {
        let decoded = BASE64.decode(text.trim().as_bytes()).map_err(|_| KeyFault::NotBase64)?;
        let bytes = Bytes(decoded);
        match bytes.0.len() {
            length @ ..Self::BYTES => Err(KeyFault::Short(length)),
            length if length > Self::MAX_BYTES => Err(KeyFault::Long),
            _ if is_guessable(&bytes.0) => Err(KeyFault::Guessable),
            _ => Ok(Self(Arc::new(bytes))),
        }
    }

    /// For the file of the ring, and for nothing else.
    pub(super) fn text(&self) -> String {
        BASE64.encode(&self.0.0)
    }

    /// For argon2, and for nothing else.
    pub(in crate::guard) fn as_bytes(&self) -> &[u8] {
        &self.0.0
    }

    /// What the database keeps of it: HMAC-SHA256 of a fixed text, in hexadecimal.
    pub fn check(&self) -> String {
        let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0.0);
        let mac = mac.expect("HMAC takes keys of any length").chain_update(CHECKED);
        HEXLOWER.encode(&mac.finalize().into_bytes())
    }
}

impl Drop for Bytes {
    fn drop(&mut self) {
        self.0.fill(0);
        hint::black_box(&self.0);
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Key(…)")
    }
}

/// One byte over and over, bytes that count up or down, words and digits typed by hand: every key
/// of every example. Chance makes one of them once in ten thousand billion draws.
fn is_guessable(bytes: &[u8]) -> bool {
    let step = |pair: &[u8]| pair[1].wrapping_sub(pair[0]);
    let counts = bytes.windows(2).all(|pair| step(pair) == step(bytes));
    let is_text = bytes.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ');
    let mut seen = [false; 256];
    for byte in bytes {
        seen[usize::from(*byte)] = true;
    }
    let repeats = seen.iter().filter(|seen| **seen).count() < 12;
    counts || is_text || repeats
}

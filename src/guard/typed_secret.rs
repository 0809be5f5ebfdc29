//! A typed secret: what somebody wrote in a password field, in the one form that is hashed.

use std::fmt;
use std::hint;

use unicode_normalization::UnicodeNormalization;

use crate::guard::random;

/// Unicode NFKC, so that the same keys give the same secret on every keyboard and system. Its
/// bytes are overwritten when it goes.
pub struct TypedSecret(Vec<u8>);

impl TypedSecret {
    pub const MAX_CODE_POINTS: usize = 256;
    pub const MAX_BYTES: usize = 1024;
    /// NFKC can shorten: what is far too long is refused before it is worked on.
    const MAX_RAW_BYTES: usize = 4 * Self::MAX_BYTES;

    /// Nothing when it is too long: a secret is never truncated.
    pub fn read(raw: &str) -> Option<Self> {
        if raw.len() > Self::MAX_RAW_BYTES {
            return None;
        }
        let mut normalised = String::with_capacity(2 * raw.len());
        normalised.extend(raw.nfkc());
        let secret = Self(normalised.into_bytes());
        let fits = secret.0.len() <= Self::MAX_BYTES
            && secret.as_str().chars().count() <= Self::MAX_CODE_POINTS;
        fits.then_some(secret)
    }

    /// What nobody typed: to spend the time of a hash on a question whose answer is no.
    pub(super) fn unguessable() -> Self {
        Self(random::bytes::<32>().to_vec())
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Empty for what [`TypedSecret::unguessable`] made, which is no text.
    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl Drop for TypedSecret {
    fn drop(&mut self) {
        self.0.fill(0);
        hint::black_box(&self.0);
    }
}

impl fmt::Debug for TypedSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_secret_typed_on_two_systems_is_one_secret() {
        let composed = TypedSecret::read("caf\u{e9} \u{fb01}n").unwrap();
        let decomposed = TypedSecret::read("cafe\u{301} fin").unwrap();
        assert_eq!(composed.as_str(), decomposed.as_str());
    }

    #[test]
    fn length_is_counted_after_normalisation_and_never_cut() {
        assert!(TypedSecret::read(&"a".repeat(256)).is_some());
        assert!(TypedSecret::read(&"a".repeat(257)).is_none());
        assert!(TypedSecret::read(&"e\u{301}".repeat(256)).is_some());
        assert!(TypedSecret::read(&"🦀".repeat(256)).is_some());
        assert!(TypedSecret::read(&"\u{fdfa}".repeat(100)).is_none());
        assert!(TypedSecret::read(&"a".repeat(1 << 20)).is_none());
    }
}

//! The key itself: shown once, when it is made, and kept as a hash alone.

use std::fmt;

use crate::guard::{Token, TokenHash, answer_seal};

/// Known at a glance, and by programs that search files and logs for keys that leaked.
const PREFIX: &str = "palier_";

/// Signs that are kept, to tell one key from another: 24 of its 256 bits.
const HINT: usize = 4;

/// 256 random bits behind a prefix.
#[derive(Clone)]
pub struct KeySecret(Token);

impl KeySecret {
    pub fn fresh() -> Self {
        Self(Token::fresh())
    }

    pub fn parse(text: &str) -> Option<Self> {
        Token::parse(text.strip_prefix(PREFIX)?).map(Self)
    }

    /// Whether a text may hold a key.
    pub fn may_be_in(text: &str) -> bool {
        text.contains(PREFIX)
    }

    /// The whole key: for its holder, never for the database nor a log.
    pub fn reveal(&self) -> String {
        format!("{PREFIX}{}", self.0.as_str())
    }

    /// `palier_AbCd…`.
    pub fn hint(&self) -> String {
        format!("{PREFIX}{}…", &self.0.as_str()[..HINT])
    }

    /// Seals what only the holder of this key may read again; `context` says where it belongs.
    pub fn seal(&self, text: &str, context: &str) -> Option<String> {
        answer_seal::sealed(text, &self.0, context)
    }

    pub fn unseal(&self, sealed: &str, context: &str) -> Option<String> {
        answer_seal::unsealed(sealed, &self.0, context)
    }

    pub fn hash(&self) -> TokenHash {
        self.0.hash()
    }
}

impl fmt::Debug for KeySecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeySecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_back_and_nothing_else_is_one() {
        let secret = KeySecret::fresh();
        let read = KeySecret::parse(&secret.reveal()).expect("a key");
        assert_eq!(read.hash(), secret.hash());
        assert!(KeySecret::may_be_in(&format!("a={}", secret.reveal())));
        assert_eq!(format!("{secret:?}"), "KeySecret(…)");
        for odd in ["", "palier_", "palier_AAAA", &secret.reveal()[7..], "Palier_"] {
            assert!(KeySecret::parse(odd).is_none(), "{odd}");
        }
    }
}

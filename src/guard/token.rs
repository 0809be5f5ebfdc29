//! A token: an unguessable string that is handed out once, and of which only the hash is kept.

use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use data_encoding::HEXLOWER;
use sha2::Digest;
use sha2::Sha256;

use crate::guard::random;

/// 32 random bytes as 43 characters that need no escaping in a URL or a cookie.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    const CHARACTERS: usize = 43;

    pub fn fresh() -> Self {
        Self(BASE64URL_NOPAD.encode(&random::bytes::<32>()))
    }

    /// Nothing but what [`Token::fresh`] can write: the last character carries two zero bits.
    pub fn parse(raw: &str) -> Option<Self> {
        if raw.len() != Self::CHARACTERS {
            return None;
        }
        BASE64URL_NOPAD.decode(raw.as_bytes()).ok().map(|_| Self(raw.to_owned()))
    }

    /// The token itself: for the link or the cookie, never for the database nor a log.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn hash(&self) -> TokenHash {
        TokenHash(HEXLOWER.encode(&Sha256::digest(self.0.as_bytes())))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// What is stored of a [`Token`]: SHA-256 of its 43 characters, in lower-case hexadecimal. A fast
/// hash is enough for 256 random bits, and looking it up by key leaks no useful timing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TokenHash(String);

impl TokenHash {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<TokenHash> for String {
    fn from(hash: TokenHash) -> Self {
        hash.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fresh_token_is_read_back_and_differs_from_the_next() {
        let token = Token::fresh();
        assert_eq!(token.as_str().len(), 43);
        let read = Token::parse(token.as_str()).unwrap();
        assert_eq!(read.hash(), token.hash());
        assert_ne!(Token::fresh().hash(), token.hash());
    }

    #[test]
    fn only_forty_three_characters_of_the_alphabet_are_a_token() {
        let good = "A".repeat(43);
        assert!(Token::parse(&good).is_some());
        let padded = format!("{good}=");
        let (short, plus, spaced) = (&good[..42], format!("{}+A", &good[..41]), format!("{good} "));
        let dangling_bits = format!("{}B", &good[..42]);
        for bad in ["", short, &plus, &spaced, &padded, &dangling_bits, &"é".repeat(22)] {
            assert!(Token::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn the_hash_is_sha_256_of_the_characters() {
        let hash = Token::parse(&"A".repeat(43)).unwrap().hash();
        let expected = "0f007385b6f9d4b7eeb2748605afe1a984a0a3bfa3f014d09e2a784ce9e5cd1a";
        assert_eq!(hash.as_str(), expected);
    }

    #[test]
    fn debug_output_hides_the_token() {
        assert_eq!(format!("{:?}", Token::fresh()), "Token(…)");
    }
}

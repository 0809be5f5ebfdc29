//! A provisional login: the name that goes with a provisional secret in the agency's letter.

use std::fmt;

use crate::guard::paper_code;

/// Two letters, then six symbols: 38 random bits, not a secret but too many to try one after the
/// other. It begins with letters so that no spreadsheet turns it into a number or a date, and
/// never holds `@`, so it cannot be an e-mail address.
#[derive(Clone, PartialEq, Eq)]
pub struct ProvisionalLogin(String);

impl ProvisionalLogin {
    const LETTERS: usize = 2;
    const OTHERS: usize = 6;

    pub fn fresh() -> Self {
        let letters = paper_code::draw(paper_code::LETTERS, Self::LETTERS);
        let others = paper_code::draw(paper_code::SYMBOLS, Self::OTHERS);
        Self(paper_code::grouped(&format!("{letters}{others}"), &[4, 4]))
    }

    /// As printed in the letter: `KX7M-4PQ9`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is stored and looked up.
    pub fn canonical(&self) -> String {
        Self::normalise(&self.0)
    }

    /// What a person typed, in the form that is stored: case, spaces, hyphens and dots are free.
    pub fn normalise(typed: &str) -> String {
        paper_code::canonical(typed)
    }
}

impl fmt::Debug for ProvisionalLogin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ProvisionalLogin(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fresh_login_begins_with_two_letters_and_is_no_address() {
        for _ in 0..200 {
            let login = ProvisionalLogin::fresh();
            assert_eq!(login.canonical().len(), 8);
            assert!(login.as_str().chars().take(2).all(|c| c.is_ascii_uppercase()));
            assert!(!login.as_str().contains('@'));
        }
    }

    #[test]
    fn it_is_recognised_however_it_is_typed() {
        let login = ProvisionalLogin::fresh();
        let typed = login.as_str().to_lowercase().replace('-', ".");
        assert_eq!(ProvisionalLogin::normalise(&typed), login.canonical());
    }
}

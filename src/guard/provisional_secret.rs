//! A provisional secret: the one-time password that the agency's letter carries.

use std::fmt;

use crate::guard::paper_code;

/// Thirteen symbols out of 30, 63.8 random bits. Twelve in three equal groups would be 58.9, under
/// the 60 that the throttling of guesses is reckoned with, hence the longer middle group.
#[derive(Clone)]
pub struct ProvisionalSecret(String);

impl ProvisionalSecret {
    const GROUPS: [usize; 3] = [4, 5, 4];

    pub fn fresh() -> Self {
        let symbols = paper_code::draw(paper_code::SYMBOLS, Self::GROUPS.iter().sum());
        Self(paper_code::grouped(&symbols, &Self::GROUPS))
    }

    /// As printed in the letter: `KX7M-4PQ9R-T3WN`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is hashed: never the grouped form.
    pub fn canonical(&self) -> String {
        Self::normalise(&self.0)
    }

    /// Whether a text is written like the secrets of our letters.
    pub fn looks_like(text: &str) -> bool {
        let groups: Vec<&str> = text.trim().split('-').collect();
        let is_symbol = |byte: u8| paper_code::SYMBOLS.contains(&byte.to_ascii_uppercase());
        groups.iter().map(|group| group.len()).eq(Self::GROUPS)
            && groups.iter().all(|group| group.bytes().all(is_symbol))
    }

    /// What a person typed, in the form that was hashed: case, spaces, hyphens and dots are free.
    pub fn normalise(typed: &str) -> String {
        paper_code::canonical(typed)
    }
}

impl fmt::Debug for ProvisionalSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ProvisionalSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fresh_secret_is_three_groups_of_at_least_sixty_bits() {
        let secret = ProvisionalSecret::fresh();
        let groups: Vec<usize> = secret.as_str().split('-').map(str::len).collect();
        assert_eq!(groups, ProvisionalSecret::GROUPS);
        let possible = 30_f64.powi(i32::try_from(secret.canonical().len()).unwrap());
        assert!(possible.log2() >= 60.0);
    }

    #[test]
    fn it_is_recognised_however_it_is_typed() {
        let secret = ProvisionalSecret::fresh();
        let typed = format!(" {} ", secret.as_str().to_lowercase().replace('-', " "));
        assert_eq!(ProvisionalSecret::normalise(&typed), secret.canonical());
        assert_ne!(ProvisionalSecret::fresh().canonical(), secret.canonical());
    }

    #[test]
    fn debug_output_hides_the_secret() {
        assert_eq!(format!("{:?}", ProvisionalSecret::fresh()), "ProvisionalSecret(…)");
    }
}

//! A recovery code: opens once, for whoever no longer has the telephone with their application.

use std::fmt;

use crate::guard::paper_code;

/// Eighteen symbols out of 30: 88 random bits.
#[derive(Clone)]
pub struct RecoveryCode(String);

impl RecoveryCode {
    const GROUPS: [usize; 3] = [6, 6, 6];
    /// How many are given at a time.
    pub const COUNT: usize = 10;

    pub fn fresh() -> Self {
        let symbols = paper_code::draw(paper_code::SYMBOLS, Self::GROUPS.iter().sum());
        Self(paper_code::grouped(&symbols, &Self::GROUPS))
    }

    /// As shown once: `KX7M4P-9RT3WN-8CDEFG`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is hashed: never the grouped form.
    pub fn canonical(&self) -> String {
        Self::normalise(&self.0)
    }

    /// What a person typed, in the form that was hashed: case, spaces and hyphens are free.
    pub fn normalise(typed: &str) -> String {
        paper_code::canonical(typed)
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("RecoveryCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_at_least_eighty_bits_and_is_recognised_however_it_is_typed() {
        let code = RecoveryCode::fresh();
        let possible = 30_f64.powi(i32::try_from(code.canonical().len()).unwrap());
        assert!(possible.log2() >= 80.0);
        let typed = format!(" {} ", code.as_str().to_lowercase().replace('-', " "));
        assert_eq!(RecoveryCode::normalise(&typed), code.canonical());
        assert_eq!(format!("{code:?}"), "RecoveryCode(…)");
    }
}

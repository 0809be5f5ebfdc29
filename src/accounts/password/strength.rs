//! How strong a password is: the CNIL's bits, and the guesses that it withstands.

use crate::accounts::password::english;
use crate::accounts::password::french;
use crate::accounts::password::hint::Hint;
use crate::accounts::password::personal::Personal;

pub(super) struct Strength {
    pub cnil_bits: f64,
    /// Decimal logarithm of the number of guesses.
    pub guesses_log10: f64,
    /// What to say of it, should it be too weak.
    pub hint: Hint,
}

/// Guessing what comes before is work enough: the estimate can only be too low, and a password made
/// to be slow to estimate is not.
const LOOKED_AT: usize = 48;

/// The fewest guesses of two guessers: one who knows English, one who knows French.
pub(super) fn of(password: &str, personal: &Personal) -> Strength {
    let head: String = password.chars().take(LOOKED_AT).collect();
    let own_words: Vec<&str> = personal.words().collect();
    let english = english::estimate(&head, &own_words);
    let french = french::estimate(&head);
    let french_is_better = french.guesses_log10 <= english.guesses_log10;
    let better = if french_is_better { french } else { english };
    let only_digits = password.chars().all(char::is_numeric);
    let pattern = better.hint.unwrap_or(Hint::TooSimple);
    let hint = if only_digits { Hint::OnlyDigits } else { pattern };
    Strength { cnil_bits: cnil_bits(password), guesses_log10: better.guesses_log10, hint }
}

/// The least number of guesses of a score, on the scale of zxcvbn.
pub(super) fn score_log10(score: u8) -> f64 {
    match score {
        0 => 0.0,
        1 => 3.0,
        2 => 6.0,
        3 => 8.0,
        _ => 10.0,
    }
}

/// Length × log2 of the alphabet, which adds up the kinds of characters that are present.
fn cnil_bits(password: &str) -> f64 {
    let has = |kind: fn(&char) -> bool| password.chars().any(|c| kind(&c));
    let kinds = [
        (has(char::is_ascii_lowercase), 26.0),
        (has(char::is_ascii_uppercase), 26.0),
        (has(char::is_ascii_digit), 10.0),
        (has(|c| !c.is_ascii_alphanumeric()), 32.0),
    ];
    let alphabet: f64 = kinds.iter().filter(|(present, _)| *present).map(|(_, size)| size).sum();
    let length = u16::try_from(password.chars().count()).unwrap_or(u16::MAX);
    f64::from(length) * alphabet.max(1.0).log2()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_follow_the_formula_of_the_cnil() {
        let rounded = |password| format!("{:.1}", cnil_bits(password));
        assert_eq!(rounded("abcdefghijkl"), "56.4");
        assert_eq!(rounded("123456789012"), "39.9");
        assert_eq!(rounded("Abcdefgh1234"), "71.5");
        assert_eq!(rounded("Abcdefgh123!"), "78.7");
        assert_eq!(rounded(""), "0.0");
    }
}

//! What the French estimate thinks of real passwords.

use super::*;

fn log10(password: &str) -> f64 {
    estimate(password).guesses_log10
}

#[test]
fn unknown_characters_are_worth_ten_guesses_each() {
    assert!((log10("xk7$mp2vqw9z") - 12.0).abs() < 0.01);
    assert!(log10("").abs() < 0.01);
}

#[test]
fn french_words_are_guessed_whatever_their_case_accents_and_signs() {
    for password in ["saperlipopette", "Saperlipopette!", "S4p3rl1p0p3tt3", "SAPERLIPOPETTE"] {
        assert!(log10(password) < 8.0, "{password}");
    }
    assert!(log10("éléphantéléphant") < 8.0);
    assert!(log10("elephant14071985") < 9.0);
}

#[test]
fn four_words_withstand() {
    for password in ["cheval agrafe batterie correct", "quatrelapinsvertschantent"] {
        assert!(log10(password) > 8.0, "{password}");
    }
}

#[test]
fn the_hint_is_that_of_the_longest_piece() {
    assert_eq!(estimate("saperlipopette12").hint, Some(Hint::Word));
    assert_eq!(estimate("xkqmxkqmxkqmxkqm").hint, Some(Hint::Repetition));
    assert_eq!(estimate("wxcvbnqsdfghjklm").hint, Some(Hint::Keyboard));
    assert_eq!(estimate("xk7$mp2vqw9z").hint, None);
}

#[test]
fn more_variations_never_make_it_easier() {
    assert!(log10("SaPerLiPopeTte") > log10("Saperlipopette"));
    assert!(log10("Saperlipopette") > log10("saperlipopette"));
    assert!(log10("sap3rl1popette") > log10("sap3rlipopette"));
}

//! Whether a password is a common one, or a simple variation of one.

use crate::accounts::password::dictionary;
use crate::accounts::password::folding;

/// Variations that everybody makes, guessers too: case, accents, signs for letters, something put
/// before or behind, words apart, the whole written twice.
pub(super) fn is_common(password: &str) -> bool {
    let folded = folding::fold(password);
    let joined: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    folding::readings(&folded).iter().chain(&folding::readings(&joined)).any(|text| {
        dictionary::is_common_password(text)
            || dictionary::is_common_password(repeated_part(text))
            || stem_is_common(text, &folded)
    })
}

/// Signs are stripped before they are read as letters, so `motdepasse1!` is not `motdepasseii`.
fn stem_is_common(text: &str, folded: &str) -> bool {
    let letters_of = |text: &str| text.trim_matches(|c: char| !c.is_alphabetic()).to_owned();
    let stems = [letters_of(text), letters_of(folded)];
    stems.iter().flat_map(|stem| folding::readings(stem)).any(|stem| {
        let is_most_of_it = 2 * stem.chars().count() >= folded.chars().count();
        is_most_of_it && dictionary::is_common_password(repeated_part(&stem))
    })
}

/// `bonjour` of `bonjourbonjour`; the text itself when it is no repetition.
fn repeated_part(text: &str) -> &str {
    let lengths = text.char_indices().map(|(index, _)| index).skip(1);
    let mut parts = lengths.filter(|length| text.len().is_multiple_of(*length));
    let part = parts
        .find(|length| text.as_bytes().chunks(*length).all(|c| c == &text.as_bytes()[..*length]));
    part.map_or(text, |length| &text[..length])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simple_variations_of_common_passwords_are_common() {
        for password in
            ["motdepasse", "MotDePasse", "Motdepasse2026!", "m0td3p4$$e", "mot de passe"]
        {
            assert!(is_common(password), "{password}");
        }
        for password in ["**chocolat**", "2024Chocolat", "bonjourbonjour", "Liberté1789", "LIBERTE"]
        {
            assert!(is_common(password), "{password}");
        }
        assert!(is_common("M0tdepasse2026!"));
        assert!(is_common("123456123456"));
    }

    #[test]
    fn a_common_word_lost_in_something_longer_is_no_variation() {
        for password in
            ["Xk7$mP2vQw9z", "chocolat 8472 xkqz", "93847561julie29481736", "été à la mer"]
        {
            assert!(!is_common(password), "{password}");
        }
    }
}

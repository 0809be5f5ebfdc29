//! The dictionary: words, names and common passwords, each with the guesses it is worth.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::accounts::password::folding;

// Sources and licences: NOTICE. Every list is one entry a line; those of words and passwords go
// from the most frequent to the rarest.
const COMMON_PASSWORDS: &str = include_str!("../../../assets/words/common_passwords.txt");
const FRENCH_WORDS: &str = include_str!("../../../assets/words/french_words.txt");
const FIRST_NAMES: &str = include_str!("../../../assets/words/first_names.txt");
const FAMILY_NAMES: &str = include_str!("../../../assets/words/family_names.txt");
/// What one thinks of on the sign-in page of a property manager, and when asked for a long word.
const OBVIOUS_WORDS: &str = "palier\nextranet\nsyndic\nlocataire\ncopropriete\ncoproprietaire\n\
                             immobilier\nappartement\nimmeuble\nloyer\nbailleur\ngestion\n\
                             agence\nprovisoire\nanticonstitutionnellement";

/// Under three letters a word is no easier to guess than its letters.
pub(super) const SHORTEST: usize = 3;
/// Over this, what the lists hold are fingerprints and the like.
pub(super) const LONGEST: usize = 25;

struct Entry {
    /// Decimal logarithm of the guesses before this word comes.
    guesses: f32,
    is_common_password: bool,
}

static DICTIONARY: LazyLock<HashMap<Box<str>, Entry>> = LazyLock::new(build);

/// Reads the lists, some tens of milliseconds: worth doing before the first person waits for it.
pub(super) fn warm_up() {
    LazyLock::force(&DICTIONARY);
}

pub(super) fn guesses_log10(folded: &str) -> Option<f64> {
    DICTIONARY.get(folded).map(|entry| f64::from(entry.guesses))
}

pub(super) fn is_common_password(folded: &str) -> bool {
    DICTIONARY.get(folded).is_some_and(|entry| entry.is_common_password)
}

fn build() -> HashMap<Box<str>, Entry> {
    let mut dictionary = HashMap::with_capacity(65_000);
    ranked(&mut dictionary, COMMON_PASSWORDS, true);
    ranked(&mut dictionary, FRENCH_WORDS, false);
    ranked(&mut dictionary, OBVIOUS_WORDS, false);
    for names in [FIRST_NAMES, FAMILY_NAMES] {
        let count = names.lines().count();
        for name in names.lines() {
            insert(&mut dictionary, name, count, false);
        }
    }
    dictionary
}

fn ranked(dictionary: &mut HashMap<Box<str>, Entry>, list: &str, is_common_password: bool) {
    for (index, word) in list.lines().enumerate() {
        insert(dictionary, word, index + 1, is_common_password);
    }
}

fn insert(
    dictionary: &mut HashMap<Box<str>, Entry>,
    word: &str,
    rank: usize,
    is_common_password: bool,
) {
    let folded = folding::fold(word);
    let joined = folded.replace(['\'', '-', ' '], "");
    let also_joined = (!is_common_password && joined != folded).then_some(joined);
    for spelling in also_joined.into_iter().chain([folded]) {
        let guesses = log10_at_least_ten(rank);
        let entry = dictionary
            .entry(spelling.into_boxed_str())
            .or_insert(Entry { guesses, is_common_password });
        entry.guesses = entry.guesses.min(guesses);
        entry.is_common_password |= is_common_password;
    }
}

/// Ten at least, as nobody tries a word alone.
fn log10_at_least_ten(rank: usize) -> f32 {
    let rank = u16::try_from(rank).unwrap_or(u16::MAX).max(10);
    f32::from(rank).log10()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequent_words_come_first() {
        let [maison, rare] = ["maison", "saperlipopette"].map(|w| guesses_log10(w).unwrap());
        assert!(maison < rare);
        assert!(guesses_log10("xk7mp2vqw9z").is_none());
    }

    #[test]
    fn every_list_is_in_it() {
        for word in ["motdepasse", "aujourd'hui", "aujourdhui", "zelie", "abecassis", "syndic"] {
            assert!(guesses_log10(word).is_some(), "{word}");
        }
        assert!(is_common_password("azertyuiop") && is_common_password("liberte"));
        assert!(!is_common_password("abecassis") && !is_common_password("aujourdhui"));
    }
}

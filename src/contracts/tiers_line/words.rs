//! By which words a tiers is found, and which of them somebody asks for.

use std::collections::BTreeSet;

use crate::contracts::tiers::Tiers;
use crate::texts::folded;

/// Letters of a word that are looked at.
const LONGEST: usize = 100;
/// Words of one search.
const MOST: usize = 6;
/// What stands before too many names to find any.
const TITLES: [&str; 5] = ["m", "mr", "mme", "mlle", "et"];

/// Names, the address on file, the references of the tiers and of its contracts.
pub(super) fn of<'a>(tiers: &Tiers, contracts: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    let names = [&tiers.civility, &tiers.first_name, &Some(tiers.last_name.clone())];
    let names = names.into_iter().flatten().flat_map(|name| folded(name));
    let mut all: BTreeSet<String> = names.filter(|word| !is_title(word)).collect();
    if let Some(email) = &tiers.suggested_email {
        let (name, _) = email.split_once('@').unwrap_or((email, ""));
        all.extend(folded(name));
        all.insert(address(email));
    }
    all.extend(reference(&tiers.reference));
    all.extend(contracts.flat_map(reference));
    all.remove("");
    all.into_iter().map(|word| cut(&word)).collect()
}

/// The words of a search: a tiers that is found has one that begins as each of them.
pub fn asked(typed: &str) -> Vec<String> {
    let words = typed
        .split_whitespace()
        .flat_map(|part| if part.contains('@') { vec![address(part)] } else { folded(part) });
    let words: Vec<String> = words.take(MOST).map(|word| cut(&word)).collect();
    let telling: Vec<String> = words.iter().filter(|word| !is_title(word)).cloned().collect();
    if telling.is_empty() { words } else { telling }
}

fn is_title(word: &str) -> bool {
    TITLES.contains(&word)
}

fn address(email: &str) -> String {
    email.trim().to_lowercase()
}

/// « LOT-2024-0012 »: the whole without its separators, and each part that has a figure.
fn reference(reference: &str) -> BTreeSet<String> {
    let parts = folded(reference);
    let whole = parts.concat();
    let numbered = |part: &String| part.chars().any(|c| c.is_ascii_digit());
    parts.into_iter().filter(numbered).chain([whole]).collect()
}

fn cut(word: &str) -> String {
    word.chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_is_folded_and_titles_find_nobody_unless_alone() {
        assert_eq!(asked("  Mme ÉLISE  d’Œuvre "), ["elise", "d", "oeuvre"]);
        assert_eq!(asked("mme"), ["mme"]);
        assert_eq!(asked("Camille.ROUX@Example.org"), ["camille.roux@example.org"]);
        assert_eq!(asked("LOT-2024/12"), ["lot", "2024", "12"]);
        assert!(asked(" % _ \\ ").is_empty());
        assert_eq!(asked(&"a ".repeat(50)).len(), MOST);
    }

    #[test]
    fn a_reference_is_found_by_its_whole_and_its_numbers() {
        let words: Vec<String> = reference("LOT-2024-0012").into_iter().collect();
        assert_eq!(words, ["0012", "2024", "lot20240012"]);
    }
}

//! The words of what was there before, as they were reckoned when this was written.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const LONGEST: usize = 100;
const TITLES: [&str; 5] = ["m", "mr", "mme", "mlle", "et"];

/// Lower case, no accents, no ligatures; whatever is neither letter nor figure separates.
pub fn folded(text: &str) -> Vec<String> {
    let plain: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let plain = plain.replace('œ', "oe").replace('æ', "ae").replace('ß', "ss");
    plain.split_whitespace().map(|word| word.chars().take(LONGEST).collect()).collect()
}

pub fn of_names<'a>(names: impl Iterator<Item = &'a str>) -> impl Iterator<Item = String> {
    names.flat_map(folded).filter(|word| !TITLES.contains(&word.as_str()))
}

/// The whole of it, and the words before the sign.
pub fn of_email(email: &str) -> Vec<String> {
    let (name, _) = email.split_once('@').unwrap_or((email, ""));
    let mut all = folded(name);
    all.push(email.trim().to_lowercase().chars().take(LONGEST).collect());
    all
}

/// Without its separators, and each part that has a figure.
pub fn of_reference(reference: &str) -> BTreeSet<String> {
    let parts = folded(reference);
    let whole: String = parts.concat().chars().take(LONGEST).collect();
    let numbered = |part: &String| part.chars().any(|c| c.is_ascii_digit());
    let mut all: BTreeSet<String> = parts.into_iter().filter(numbered).collect();
    all.insert(whole);
    all
}

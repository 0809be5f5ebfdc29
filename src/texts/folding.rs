//! Words as they are compared when somebody searches: without case, accents or ligatures.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, no accents, no ligatures; whatever is neither letter nor figure separates. Nothing
/// that is left is a sign of `like`.
pub fn folded(text: &str) -> Vec<String> {
    let plain: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let plain = plain.replace('œ', "oe").replace('æ', "ae").replace('ß', "ss");
    plain.split_whitespace().map(str::to_owned).collect()
}

//! The words that a document is found by, folded: both databases compare them letter by letter.

use super::kind::DocumentKind;
use crate::texts::Lang;
use crate::texts::folded;

/// Most words of one search.
const MOST_WORDS: usize = 10;

/// What is kept beside the title: its own words and those of its kind, in both languages.
pub fn search_text(title: &str, kind: DocumentKind) -> String {
    let kinds = [Lang::French, Lang::English].map(|lang| kind.text(lang.texts()));
    let folded = [title, &kinds[0], &kinds[1]].map(|words| folded(words).join(" "));
    folded.join(" ")
}

/// The words of a search, each to be found somewhere. They have letters and figures alone: nothing
/// in them is a sign of `like`.
pub fn words(typed: &str) -> Vec<String> {
    folded(typed).into_iter().take(MOST_WORDS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_ligatures_do_not_count() {
        let kept =
            search_text("Procès-verbal de l’AG du 12 mai : sœurs", DocumentKind::ProcesVerbal);
        for typed in ["proces VERBAL", "PROCÈS", "l'ag", "SOEUR", "mai 12", "ﬁ"] {
            let found = words(typed).iter().all(|word| kept.contains(word.as_str()));
            assert_eq!(found, typed != "ﬁ", "{typed}");
        }
    }

    #[test]
    fn a_search_has_no_sign_of_its_own() {
        assert_eq!(words("100 % _x_ \\ '"), ["100", "x"]);
        assert_eq!(words(&"a ".repeat(50)).len(), MOST_WORDS);
    }
}

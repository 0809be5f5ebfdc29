//! A monogram: what stands for an agency that gave no logo.

const SMALL_WORDS: [&str; 14] =
    ["de", "du", "des", "la", "le", "les", "et", "en", "à", "au", "aux", "l", "d", "&"];

/// `CB` for `Cabinet Bellevue`: the initials of the first two words that carry a name.
/// Accents stay. Empty when the name has neither letter nor figure.
pub fn monogram(name: &str) -> String {
    let initials = |keep: fn(&str) -> bool| -> String {
        words(name).filter(|word| keep(word)).filter_map(initial).take(2).collect()
    };
    let monogram = initials(|word| !SMALL_WORDS.contains(&word.to_lowercase().as_str()));
    if monogram.is_empty() { initials(|_| true) } else { monogram }
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    let ends_word = |char: char| char.is_whitespace() || "-–—'’.,/()«»".contains(char);
    name.split(ends_word).filter(|word| !word.is_empty())
}

fn initial(word: &str) -> Option<char> {
    let char = word.chars().find(|char| char.is_alphanumeric())?;
    let mut upper = char.to_uppercase();
    // A letter whose capital is several letters (`ß`, ligatures) stays as it is.
    upper.next().filter(|_| upper.next().is_none()).or(Some(char))
}

#[cfg(test)]
mod tests {
    use super::monogram;

    #[test]
    fn two_words_give_two_initials() {
        assert_eq!(monogram("Cabinet Bellevue"), "CB");
        assert_eq!(monogram("  cabinet   bellevue et fils "), "CB");
        assert_eq!(monogram("Foncia"), "F");
        assert_eq!(monogram("3F Immobilier"), "3I");
    }

    #[test]
    fn articles_do_not_count() {
        assert_eq!(monogram("Agence de la Gare"), "AG");
        assert_eq!(monogram("L'Immobilière d’Aix"), "IA");
        assert_eq!(monogram("Régie du Rhône & Associés"), "RR");
        assert_eq!(monogram("Saint-Honoré"), "SH");
    }

    #[test]
    fn accents_stay_on_capitals() {
        assert_eq!(monogram("étude éluard"), "ÉÉ");
        assert_eq!(monogram("e\u{301}tude Œuvre"), "EŒ");
    }

    #[test]
    fn a_name_of_articles_alone_still_has_initials() {
        assert_eq!(monogram("La Les"), "LL");
        assert_eq!(monogram("D"), "D");
        assert_eq!(monogram("!!!"), "");
        assert_eq!(monogram(""), "");
    }
}

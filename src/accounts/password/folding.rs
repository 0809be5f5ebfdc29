//! A text without what people vary first: case, accents, and figures written for letters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, no accents; `œ` and its like as the two letters they are typed with.
pub(super) fn fold(text: &str) -> String {
    text.chars().flat_map(folded_letters).collect()
}

/// What one character folds to: usually one letter, none for a lone accent.
pub(super) fn folded_letters(c: char) -> impl Iterator<Item = char> {
    let letters: Vec<char> = [c].into_iter().nfkd().filter(|c| !is_combining_mark(*c)).collect();
    letters.into_iter().flat_map(char::to_lowercase).flat_map(spelled)
}

fn spelled(letter: char) -> impl Iterator<Item = char> {
    let (first, second) = match letter {
        'œ' => ('o', Some('e')),
        'æ' => ('a', Some('e')),
        'ß' => ('s', Some('s')),
        'ø' => ('o', None),
        'ł' => ('l', None),
        'đ' => ('d', None),
        '’' | '‘' => ('\'', None),
        other => (other, None),
    };
    std::iter::once(first).chain(second)
}

/// The letter that a figure or sign is written for. `1`, `!` and `|` stand for two letters, hence
/// two readings.
#[derive(Clone, Copy)]
pub(super) enum Reading {
    OneIsI,
    OneIsL,
}

pub(super) fn read_sign(c: char, reading: Reading) -> char {
    match c {
        '0' => 'o',
        '1' | '!' | '|' => match reading {
            Reading::OneIsI => 'i',
            Reading::OneIsL => 'l',
        },
        '3' | '€' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' | '+' => 't',
        '8' => 'b',
        '9' => 'g',
        other => other,
    }
}

/// Every reading of a folded text, itself first.
pub(super) fn readings(folded: &str) -> [String; 3] {
    let read = |reading| folded.chars().map(|c| read_sign(c, reading)).collect();
    [folded.to_owned(), read(Reading::OneIsI), read(Reading::OneIsL)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_go() {
        assert_eq!(fold("Élève À L’ŒUVRE"), "eleve a l'oeuvre");
        assert_eq!(fold("e\u{301}te\u{301}"), "ete");
        assert_eq!(fold("İpek Łukasz ﬁn"), "ipek lukasz fin");
    }

    #[test]
    fn signs_are_read_as_letters() {
        assert!(readings("m0td3p4$$3").contains(&"motdepasse".to_owned()));
        assert!(readings("c1a1re").contains(&"clalre".to_owned()));
        assert!(readings("ju1ie").contains(&"juiie".to_owned()));
    }
}

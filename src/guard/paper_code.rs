//! How a code looks on paper: symbols that cannot be mistaken for one another, in short groups.

use crate::guard::random;

/// Crockford's base 32 without `0` and `1` (`I L O U` are already out of it), so a letter read
/// badly is never another valid one among `0 O 1 I L`; without `U`, few words come out by chance.
/// 30 symbols: 4.9 bits each.
pub(super) const SYMBOLS: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

pub(super) const LETTERS: &[u8] = SYMBOLS.split_at(8).1;

/// Every symbol is as likely as every other: a byte past the last whole multiple is thrown away.
pub(super) fn draw(alphabet: &[u8], count: usize) -> String {
    let fair = 256 - 256 % alphabet.len();
    let mut drawn = String::with_capacity(count);
    while drawn.len() < count {
        for byte in random::bytes::<32>().map(usize::from) {
            if byte < fair && drawn.len() < count {
                drawn.push(char::from(alphabet[byte % alphabet.len()]));
            }
        }
    }
    drawn
}

pub(super) fn grouped(symbols: &str, sizes: &[usize]) -> String {
    let mut rest = symbols;
    let mut groups = Vec::with_capacity(sizes.len());
    for size in sizes {
        let (group, after) = rest.split_at(*size);
        groups.push(group);
        rest = after;
    }
    groups.join("-")
}

/// What is compared and hashed: capitals, no space, hyphen, dot or underscore of any kind. No
/// symbol stands for another, so codes that an agency chose itself keep all their characters; only
/// ASCII letters change case, as a wider folding would make two different codes one.
pub(super) fn canonical(typed: &str) -> String {
    typed.chars().filter(|c| !is_separator(*c)).map(|c| c.to_ascii_uppercase()).collect()
}

fn is_separator(c: char) -> bool {
    let hyphen = matches!(c, '-' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    let invisible = matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    c.is_whitespace() || hyphen || invisible || matches!(c, '.' | '·' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_symbol_can_be_mistaken_for_another() {
        assert!(SYMBOLS.iter().all(|symbol| !b"01ILOU".contains(symbol)));
        assert!(LETTERS.iter().all(u8::is_ascii_uppercase));
        assert_eq!(LETTERS.len(), 22);
    }

    #[test]
    fn every_symbol_is_drawn_about_as_often() {
        let drawn = draw(SYMBOLS, 30_000);
        for symbol in SYMBOLS {
            let times = drawn.bytes().filter(|byte| byte == symbol).count();
            assert!((800..1200).contains(&times), "{} came {times} times", char::from(*symbol));
        }
    }

    #[test]
    fn what_people_type_from_paper_comes_to_one_form() {
        for typed in ["ab23-cd45", " AB23 CD45 ", "ab23\u{a0}cd45", "AB23–CD45", "a.b.2.3.c.d.4.5"]
        {
            assert_eq!(canonical(typed), "AB23CD45", "{typed}");
        }
    }

    #[test]
    fn look_alikes_of_other_scripts_stay_different() {
        assert_ne!(canonical("ſ"), canonical("S"));
        assert_ne!(canonical("ß"), canonical("ss"));
    }
}

//! How many guesses a password withstands from somebody who knows English: zxcvbn.

use zxcvbn::Entropy;
use zxcvbn::matching::patterns::MatchPattern;
use zxcvbn::zxcvbn;

use crate::accounts::password::french::Estimate;
use crate::accounts::password::hint::Hint;

/// Signs put for letters are taken out first: zxcvbn tries every combination of what they may
/// stand for, which takes half a second on a password made to hold them all. One run sees them as
/// signs, another as the likeliest letters. Figures stay, for the dates: a few combinations.
pub(super) fn estimate(password: &str, own_words: &[&str]) -> Estimate {
    let as_signs: String = password.chars().map(|c| letter_of(c).map_or(c, |_| '~')).collect();
    let as_letters: String = password.chars().map(|c| letter_of(c).unwrap_or(c)).collect();
    let with_signs = weigh(&zxcvbn(&as_signs, own_words));
    if as_letters == as_signs {
        return with_signs;
    }
    let with_letters = weigh(&zxcvbn(&as_letters, own_words));
    if with_letters.guesses_log10 < with_signs.guesses_log10 { with_letters } else { with_signs }
}

fn letter_of(sign: char) -> Option<char> {
    match sign {
        '@' => Some('a'),
        '(' | '{' | '[' | '<' => Some('c'),
        '!' => Some('i'),
        '|' => Some('l'),
        '$' => Some('s'),
        '+' => Some('t'),
        '%' => Some('x'),
        _ => None,
    }
}

fn weigh(entropy: &Entropy) -> Estimate {
    Estimate { guesses_log10: entropy.guesses_log10(), hint: main_hint(entropy) }
}

/// That of the longest piece.
fn main_hint(entropy: &Entropy) -> Option<Hint> {
    let longest = entropy.sequence().iter().max_by_key(|piece| piece.j - piece.i)?;
    match longest.pattern {
        MatchPattern::Dictionary(_) => Some(Hint::Word),
        MatchPattern::Spatial(_) => Some(Hint::Keyboard),
        MatchPattern::Repeat(_) => Some(Hint::Repetition),
        MatchPattern::Sequence(_) => Some(Hint::Sequence),
        MatchPattern::Regex(_) | MatchPattern::Date(_) => Some(Hint::Date),
        MatchPattern::BruteForce => None,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    #[test]
    fn signs_put_together_to_slow_zxcvbn_down_do_not_slow_this_down() {
        let hostile = "4@8({[<369!1|0$5+7%2".repeat(2);
        let started = Instant::now();
        let _ = zxcvbn(&hostile, &[]);
        let plain = started.elapsed();
        let fastest = (0..5).map(|_| {
            let started = Instant::now();
            let _ = estimate(&hostile, &[]);
            started.elapsed()
        });
        assert!(5 * fastest.min().unwrap() < plain);
    }

    #[test]
    fn english_words_are_guessed_with_signs_for_letters_or_without() {
        for password in ["transformation", "tr@n$format!on", "Tr4nsf0rmati0n!", "c|earance99"] {
            assert!(estimate(password, &[]).guesses_log10 < 8.0, "{password}");
        }
        assert_eq!(estimate("transformation", &[]).hint, Some(Hint::Word));
        assert!(estimate("Xk7$mP2vQw9z", &[]).guesses_log10 > 8.0);
    }

    #[test]
    fn own_words_are_guessed_first() {
        let known = estimate("zvonimirczyk", &["zvonimirczyk"]);
        assert!(known.guesses_log10 < estimate("zvonimirczyk", &[]).guesses_log10);
    }
}

//! Runs that no dictionary holds: neighbours on the keyboard or in the alphabet, years and dates.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use crate::accounts::password::hint::Hint;

/// Read in both directions. Columns as on the French keyboard, then as on the English one.
const KEYBOARD: [&str; 11] = [
    "azertyuiop^$",
    "qsdfghjklm",
    "wxcvbn,;:!",
    "&é\"'(-è_çà)=",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1aq2zsw3edc4rfv5tgb6yhn7uj",
    "1aqw2zsx3edc4rfv5tgb6yhn7uj",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "aqwzsxedcrfvtgbyhn",
];
const ALPHABETS: [&str; 2] = ["abcdefghijklmnopqrstuvwxyz", "012345678901234567890"];

static KEYBOARD_ROWS: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| both_ways(&KEYBOARD));
static ALPHABET_ROWS: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| both_ways(&ALPHABETS));

fn both_ways(rows: &[&str]) -> Vec<Vec<char>> {
    let ways = |row: &&str| [row.chars().collect(), row.chars().rev().collect()];
    rows.iter().flat_map(ways).collect()
}

const SHORTEST_RUN: usize = 3;
/// Which row, where in it, how far, which way: a few hundred tries.
const RUN_LOG10: f64 = 2.0;
/// The years of people who are alive, give or take: about 130.
const YEAR_LOG10: f64 = 2.1;
const YEARS: RangeInclusive<u32> = 1910..=2039;
/// A day of those years, in one of a few spellings.
const DATE_LOG10: f64 = 5.0;

/// One run that begins where it was looked for.
pub(super) struct Run {
    pub length: usize,
    pub guesses_log10: f64,
    pub hint: Hint,
}

/// Every run at the head of a folded text.
pub(super) fn at_head_of(text: &[char]) -> Vec<Run> {
    let mut runs = Vec::new();
    let alphabet = longest_run(text, &ALPHABET_ROWS);
    let keyboard = longest_run(text, &KEYBOARD_ROWS);
    for (longest, hint) in [(alphabet, Hint::Sequence), (keyboard, Hint::Keyboard)] {
        let lengths = SHORTEST_RUN..=longest;
        runs.extend(lengths.map(|length| Run { length, guesses_log10: RUN_LOG10, hint }));
    }
    if is_year(text) {
        runs.push(Run { length: 4, guesses_log10: YEAR_LOG10, hint: Hint::Date });
    }
    let dates = [6, 8, 10].into_iter().filter(|length| is_date(text, *length));
    runs.extend(dates.map(|length| Run { length, guesses_log10: DATE_LOG10, hint: Hint::Date }));
    runs
}

fn longest_run(text: &[char], rows: &[Vec<char>]) -> usize {
    let heads = rows.iter().flat_map(|row| (0..row.len()).map(|start| &row[start..]));
    let same = |row: &[char]| row.iter().zip(text).take_while(|(key, c)| key == c).count();
    heads.map(same).max().unwrap_or(0)
}

fn is_year(text: &[char]) -> bool {
    text.get(..4).and_then(number).is_some_and(|year| YEARS.contains(&year))
}

/// `140785`, `14071985`, `19850714`, `14/07/1985`, `14-07-1985`…
fn is_date(text: &[char], length: usize) -> bool {
    let Some(text) = text.get(..length) else { return false };
    if length == 10 {
        let separators = [text[2], text[5]];
        let same = separators[0] == separators[1] && "/-. ".contains(separators[0]);
        let digits: Vec<char> = text.iter().copied().filter(char::is_ascii_digit).collect();
        return same && digits.len() == 8 && is_date(&digits, 8);
    }
    let part = |range: std::ops::Range<usize>| text.get(range).and_then(number).unwrap_or(0);
    let day_and_month = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
    if length == 6 {
        let all_digits = number(text).is_some();
        return all_digits && day_and_month(part(0..2), part(2..4));
    }
    let french = YEARS.contains(&part(4..8)) && day_and_month(part(0..2), part(2..4));
    let iso = YEARS.contains(&part(0..4)) && day_and_month(part(6..8), part(4..6));
    french || iso
}

fn number(digits: &[char]) -> Option<u32> {
    digits.iter().try_fold(0, |sum, digit| Some(sum * 10 + digit.to_digit(10)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn longest(text: &str) -> Option<(usize, Hint)> {
        let text: Vec<char> = text.chars().collect();
        let runs = at_head_of(&text);
        runs.iter().max_by_key(|run| run.length).map(|run| (run.length, run.hint))
    }

    #[test]
    fn runs_are_seen_in_both_directions() {
        assert_eq!(longest("azertyuiop123"), Some((10, Hint::Keyboard)));
        assert_eq!(longest("poiuytreza"), Some((10, Hint::Keyboard)));
        assert_eq!(longest("defghijk!"), Some((8, Hint::Sequence)));
        assert_eq!(longest("9876543210"), Some((10, Hint::Sequence)));
        assert_eq!(longest("xk7$mp2v"), None);
    }

    #[test]
    fn years_and_dates_are_seen() {
        assert_eq!(longest("1985"), Some((4, Hint::Date)));
        assert_eq!(longest("14071985"), Some((8, Hint::Date)));
        assert_eq!(longest("14/07/1985"), Some((10, Hint::Date)));
        assert_eq!(longest("19850714"), Some((8, Hint::Date)));
        assert_eq!(longest("140785"), Some((6, Hint::Date)));
        assert_eq!(longest("7429"), None);
        assert_eq!(longest("947285"), None);
    }
}

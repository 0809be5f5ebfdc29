//! The space that French wants between two words.

const FIXED: &str = "\u{A0}";
const NARROW: &str = "\u{202F}";

const STOPS: [char; 4] = [':', ';', '!', '?'];
/// What may follow a stop without ceasing to end a sentence.
const CLOSERS: [char; 9] = [')', ']', '.', ',', '…', '"', '”', '\'', '’'];
const UNITS: [&str; 9] = ["€", "%", "s", "h", "min", "ko", "Mo", "Go", "m²"];
const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// Cuts what stands without a blank where French puts one: `50%`, `Quoi ?!`.
pub fn words(chunk: &str) -> Vec<&str> {
    let (mut rest, stop) = chunk.split_at(stop_start(chunk));
    let mut words = Vec::with_capacity(3);
    while let Some(at) = mark_start(rest) {
        words.push(&rest[..at]);
        rest = &rest[at..];
    }
    words.extend([rest, stop].into_iter().filter(|word| !word.is_empty()));
    words
}

/// Where the stops that end the chunk begin; closers may stand among them.
fn stop_start(chunk: &str) -> usize {
    let stem = chunk.trim_end_matches(is_tail).len();
    let start = chunk[stem..].find(STOPS).map_or(chunk.len(), |at| stem + at);
    if start == 0 || chunk[..start].ends_with(['(', '[']) { chunk.len() } else { start }
}

fn mark_start(chunk: &str) -> Option<usize> {
    chunk.match_indices(['€', '%']).map(|(at, _)| at).find(|&at| {
        is_number(&chunk[..at]) && !chunk[at..].chars().nth(1).is_some_and(char::is_alphanumeric)
    })
}

/// Reads a text word by word, and remembers the little that the next space depends on.
#[derive(Default)]
pub struct Spaces<'t> {
    before: &'t str,
    numbers: Numbers,
}

/// How the last two numbers follow each other.
#[derive(Clone, Copy, Default, PartialEq)]
enum Numbers {
    #[default]
    Alone,
    /// Groups of one number: `12 345`.
    Grouped,
    /// Two numbers, as in a telephone number: no group starts here.
    Apart,
}

impl<'t> Spaces<'t> {
    /// What to write instead of `gap`, just before `word`.
    pub fn between(&mut self, gap: &'t str, word: &'t str) -> &'t str {
        let before = std::mem::replace(&mut self.before, word);
        if before.is_empty() || gap.contains(['\n', '\r']) {
            self.numbers = Numbers::Alone;
            return gap;
        }
        self.numbers = follow(self.numbers, before, gap, word);
        if before == "«" || word == "»" {
            return FIXED;
        }
        if is_stop(word) {
            return if word.starts_with(':') { FIXED } else { NARROW };
        }
        let marked = is_number(before) && word.starts_with(['€', '%']) && is_unit(word);
        match () {
            () if marked => FIXED,
            () if gap.is_empty() => gap,
            () if self.numbers == Numbers::Grouped => NARROW,
            () if stays_together(before, word) => FIXED,
            () => gap,
        }
    }
}

fn follow(numbers: Numbers, before: &str, gap: &str, word: &str) -> Numbers {
    let two_numbers = before.ends_with(is_digit) && word.starts_with(is_digit);
    if gap.is_empty() || !two_numbers {
        return Numbers::Alone;
    }
    let leads = match numbers {
        Numbers::Alone => is_lead(before),
        Numbers::Grouped => digits_at_start(before) == 3 && before.len() == 3,
        Numbers::Apart => false,
    };
    if leads && digits_at_start(word) == 3 { Numbers::Grouped } else { Numbers::Apart }
}

/// Ends with one to three digits that can open a number of several groups.
fn is_lead(before: &str) -> bool {
    let stem = before.trim_end_matches(is_digit);
    let digits = &before[stem.len()..];
    let inside = stem.ends_with(|char: char| char.is_alphanumeric() || ",.:+…".contains(char));
    digits.len() <= 3 && !digits.starts_with('0') && !inside
}

fn stays_together(before: &str, word: &str) -> bool {
    let minutes = before == "h" && digits_at_start(word) == 2;
    let first =
        before.strip_suffix("1er").is_some_and(|stem| !stem.ends_with(char::is_alphanumeric));
    let range = word == "–" && (before == "h" || before.ends_with(is_digit));
    minutes
        || range
        || (first && word.starts_with(|char: char| char.is_alphabetic() || char == '{'))
        || (is_number(before) && is_unit(word))
        || (is_day(before) && is_month(word))
}

fn is_stop(word: &str) -> bool {
    word.starts_with(STOPS) && word.chars().all(is_tail)
}

fn is_tail(char: char) -> bool {
    STOPS.contains(&char) || CLOSERS.contains(&char)
}

/// Ends with a figure, or with a placeable, which may well be one.
fn is_number(word: &str) -> bool {
    word.ends_with(|char| is_digit(char) || char == '}')
}

fn is_unit(word: &str) -> bool {
    starts_with_one_of(&UNITS, word, char::is_alphanumeric)
}

fn is_month(word: &str) -> bool {
    starts_with_one_of(&MONTHS, word, char::is_alphabetic)
}

fn starts_with_one_of(names: &[&str], word: &str, goes_on: fn(char) -> bool) -> bool {
    names.iter().filter_map(|name| word.strip_prefix(name)).any(|rest| !rest.starts_with(goes_on))
}

fn is_day(word: &str) -> bool {
    let stem = word.trim_end_matches(is_digit);
    let digits = word.len() - stem.len();
    word.ends_with('}') || (matches!(digits, 1 | 2) && !stem.ends_with([',', '.', '…', ':', '/']))
}

fn digits_at_start(word: &str) -> usize {
    word.len() - word.trim_start_matches(is_digit).len()
}

fn is_digit(char: char) -> bool {
    char.is_ascii_digit()
}

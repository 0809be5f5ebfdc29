//! How many guesses a password withstands from somebody who knows French.

use crate::accounts::password::dictionary;
use crate::accounts::password::folding;
use crate::accounts::password::folding::Reading;
use crate::accounts::password::hint::Hint;
use crate::accounts::password::patterns;

/// The cheapest way found to write the password out of pieces that a guesser would try.
pub(super) struct Estimate {
    /// Decimal logarithm of the number of guesses.
    pub guesses_log10: f64,
    /// What most of it is made of; nothing when that is no pattern.
    pub hint: Option<Hint>,
}

/// With more pieces than this, their order alone is beyond any guesser.
const MOST_PIECES: usize = 12;
/// Something already written, written again.
const REPETITION_LOG10: f64 = 1.0;
const SHORTEST_REPETITION: usize = 3;
/// Each capital or sign put for a letter doubles the tries.
const VARIATION_LOG10: f64 = 0.3;

/// Like zxcvbn: a character that belongs to nothing is worth 10 guesses, n pieces can come in
/// n! orders, and the sequence of pieces that needs the fewest guesses counts.
///
/// The time grows with the cube of the length: the caller bounds it.
pub(super) fn estimate(password: &str) -> Estimate {
    let text = Text::new(password);
    let mut pieces: Vec<Vec<Piece>> = vec![Vec::new(); text.letters.len() + 1];
    for start in 0..text.letters.len() {
        for piece in text.pieces_from(start) {
            pieces[start + piece.length].push(piece);
        }
    }
    cheapest(&pieces)
}

#[derive(Clone, Copy)]
struct Piece {
    length: usize,
    guesses_log10: f64,
    hint: Option<Hint>,
}

struct Text {
    letters: Vec<char>,
    /// Which letters were capitals.
    raised: Vec<bool>,
}

impl Text {
    fn new(password: &str) -> Self {
        let (mut letters, mut raised) = (Vec::new(), Vec::new());
        for c in password.chars() {
            for letter in folding::folded_letters(c) {
                letters.push(letter);
                raised.push(c.is_uppercase());
            }
        }
        Self { letters, raised }
    }

    fn pieces_from(&self, start: usize) -> Vec<Piece> {
        let rest = &self.letters[start..];
        let runs = patterns::at_head_of(rest);
        let mut pieces: Vec<Piece> = (1..=rest.len()).map(unknown).collect();
        pieces.extend(runs.iter().map(|run| Piece {
            length: run.length,
            guesses_log10: run.guesses_log10 + self.case_log10(start, run.length),
            hint: Some(run.hint),
        }));
        let (guesses_log10, hint) = (REPETITION_LOG10, Some(Hint::Repetition));
        let repeated = SHORTEST_REPETITION..=self.longest_repetition(start);
        pieces.extend(repeated.map(|length| Piece { length, guesses_log10, hint }));
        pieces.extend(self.words_from(start).into_iter().map(|word| {
            // `azertyuiop` is a common password, but not what people call a word.
            let run = runs.iter().find(|run| run.length == word.length);
            Piece { hint: run.map_or(word.hint, |run| Some(run.hint)), ..word }
        }));
        pieces
    }

    /// The longest stretch from here that also begins earlier, `aaaa` being `a` and itself again.
    fn longest_repetition(&self, start: usize) -> usize {
        let rest = &self.letters[start..];
        let same_from = |earlier: usize| {
            self.letters[earlier..].iter().zip(rest).take_while(|(a, b)| a == b).count()
        };
        (0..start).map(same_from).max().unwrap_or(0)
    }

    fn words_from(&self, start: usize) -> Vec<Piece> {
        let mut words = Vec::new();
        let longest = dictionary::LONGEST.min(self.letters.len() - start);
        for reading in [None, Some(Reading::OneIsI), Some(Reading::OneIsL)] {
            let (mut word, mut signs) = (String::new(), 0_u8);
            for length in 1..=longest {
                let written = self.letters[start + length - 1];
                let read = reading.map_or(written, |reading| folding::read_sign(written, reading));
                signs += u8::from(read != written);
                word.push(read);
                let known = reading.is_none() || signs > 0;
                let guesses = (known && length >= dictionary::SHORTEST)
                    .then(|| dictionary::guesses_log10(&word))
                    .flatten();
                words.extend(guesses.map(|guesses| Piece {
                    length,
                    guesses_log10: guesses
                        + self.case_log10(start, length)
                        + VARIATION_LOG10 * f64::from(signs),
                    hint: Some(Hint::Word),
                }));
            }
        }
        words
    }

    /// A capital at the head, at the end or everywhere is tried first.
    fn case_log10(&self, start: usize, length: usize) -> f64 {
        let raised = &self.raised[start..start + length];
        let capitals = raised.iter().filter(|raised| **raised).count();
        let at_an_end = capitals == 1 && (raised[0] || raised[length - 1]);
        let changes = if at_an_end { 1 } else { capitals.min(length - capitals + 1) };
        VARIATION_LOG10 * f64::from(u8::try_from(changes).unwrap_or(u8::MAX))
    }
}

/// Characters that belong to nothing.
fn unknown(length: usize) -> Piece {
    let guesses_log10 = f64::from(u8::try_from(length).unwrap_or(u8::MAX));
    Piece { length, guesses_log10, hint: None }
}

/// The cheapest sum of pieces up to one character, and the last of those pieces.
#[derive(Clone, Copy)]
struct Step {
    sum: f64,
    piece: Option<Piece>,
}

/// `pieces[end]` holds the pieces that end there. `steps[count][end]` is the cheapest way to write
/// everything before `end` with `count` pieces.
fn cheapest(pieces: &[Vec<Piece>]) -> Estimate {
    let impossible = Step { sum: f64::INFINITY, piece: None };
    let mut steps = vec![vec![impossible; pieces.len()]; MOST_PIECES + 1];
    steps[0][0].sum = 0.0;
    for count in 1..=MOST_PIECES {
        for (end, ending_here) in pieces.iter().enumerate() {
            for piece in ending_here {
                let sum = steps[count - 1][end - piece.length].sum + piece.guesses_log10;
                if sum < steps[count][end].sum {
                    steps[count][end] = Step { sum, piece: Some(*piece) };
                }
            }
        }
    }
    let last = pieces.len() - 1;
    let (mut best, mut best_count, mut orders) = (steps[0][last].sum, 0, 0.0);
    for (count, factor) in (1..=MOST_PIECES).zip(1_u8..) {
        orders += f64::from(factor).log10();
        let total = steps[count][last].sum + orders;
        if total < best {
            (best, best_count) = (total, count);
        }
    }
    Estimate { guesses_log10: best, hint: main_hint(&steps, best_count) }
}

/// That of the longest piece.
fn main_hint(steps: &[Vec<Step>], count: usize) -> Option<Hint> {
    let mut end = steps[0].len() - 1;
    let mut longest: Option<Piece> = None;
    for row in steps[1..=count].iter().rev() {
        let piece = row[end].piece?;
        end -= piece.length;
        if longest.is_none_or(|longest| piece.length > longest.length) {
            longest = Some(piece);
        }
    }
    longest?.hint
}

#[cfg(test)]
#[path = "french_tests.rs"]
mod tests;

//! A hint: the one word that says why a password would be guessed.

/// Each is worth a sentence on the screen, and a remedy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    TooShort,
    TooLong,
    OnlyDigits,
    /// A word, a name or a common password makes up most of it.
    Word,
    /// Something is said twice or more.
    Repetition,
    /// `abcd`, `4321`.
    Sequence,
    /// A year or a date.
    Date,
    /// Neighbouring keys.
    Keyboard,
    /// No pattern in particular: longer is better.
    TooSimple,
}

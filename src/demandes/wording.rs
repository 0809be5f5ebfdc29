//! What may be written: how long, and without what nobody sees.

use crate::web::{Mistake, Typed};

/// Of what a demande is about, in characters.
pub const LONGEST_SUBJECT: usize = 120;
/// Of one message.
pub const LONGEST_BODY: usize = 4_000;

/// One line, as it is kept; or why not.
pub fn line(typed: &str, most: usize) -> Result<String, Mistake> {
    let one: Vec<&str> = typed.split_whitespace().collect();
    kept(&one.join(" "), most)
}

/// Some lines, as they are kept.
pub fn body(typed: &str) -> Result<String, Mistake> {
    kept(typed, LONGEST_BODY)
}

/// The same where nothing need be written.
pub fn optional_body(typed: &str) -> Result<String, Mistake> {
    match body(typed) {
        Err(Mistake::FieldMissing) => Ok(String::new()),
        other => other,
    }
}

/// What was typed into a field that a browser may send with other ends of lines.
pub fn typed(typed: &Typed, field: &str) -> String {
    typed.of(field).replace("\r\n", "\n")
}

fn kept(typed: &str, most: usize) -> Result<String, Mistake> {
    let typed = typed.replace("\r\n", "\n");
    let plain: String = typed.chars().filter(|c| *c == '\n' || !is_odd(*c)).collect();
    let plain = plain.trim();
    if plain.is_empty() {
        return Err(Mistake::FieldMissing);
    }
    if plain.chars().count() > most {
        return Err(Mistake::TextTooLong(u32::try_from(most).unwrap_or(u32::MAX)));
    }
    Ok(plain.to_owned())
}

/// Controls, and the marks that turn the direction of a text.
fn is_odd(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_kept_but_for_what_nobody_sees() {
        assert_eq!(body(" a\r\nb\0\u{202E}c \n"), Ok("a\nbc".into()));
        assert_eq!(line("a\n  b", 10), Ok("a b".into()));
        assert_eq!(body(" \r\n\t"), Err(Mistake::FieldMissing));
        assert_eq!(optional_body(" "), Ok(String::new()));
        assert!(body(&"é".repeat(LONGEST_BODY)).is_ok());
        assert_eq!(body(&"é".repeat(LONGEST_BODY + 1)), Err(Mistake::TextTooLong(4_000)));
    }
}

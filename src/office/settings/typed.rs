//! What is typed in these forms, made into what may be kept and shown.

use crate::web::Mistake;

/// One line of at most so many characters; nothing at all is allowed.
pub fn line(typed: &str, most: u32) -> Result<String, Mistake> {
    let text = typed.trim();
    if text.chars().any(is_hidden) {
        return Err(Mistake::HiddenSigns);
    }
    if text.chars().count() > most as usize {
        return Err(Mistake::TextTooLong(most));
    }
    Ok(text.to_owned())
}

/// One line that says something.
pub fn words(typed: &str, most: u32) -> Result<String, Mistake> {
    let text = line(typed, most)?;
    if text.is_empty() { Err(Mistake::FieldMissing) } else { Ok(text) }
}

/// At most so many lines, empty ones left out, each of at most so many characters.
pub fn lines(typed: &str, (most_lines, most): (u32, u32)) -> Result<String, Mistake> {
    let all = typed.lines().map(|text| line(text, most)).collect::<Result<Vec<_>, _>>()?;
    let all: Vec<_> = all.into_iter().filter(|text| !text.is_empty()).collect();
    match all.len() {
        0 => Err(Mistake::FieldMissing),
        many if many > most_lines as usize => Err(Mistake::TooManyLines(most_lines)),
        _ => Ok(all.join("\n")),
    }
}

/// Paragraphs parted by empty lines, as [`crate::agencies::Terms`] keeps them.
pub fn paragraphs(typed: &str, most: u32) -> Result<String, Mistake> {
    let text = typed.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    if text.chars().any(|sign| sign != '\n' && is_hidden(sign)) {
        return Err(Mistake::HiddenSigns);
    }
    if text.chars().count() > most as usize {
        return Err(Mistake::TextTooLong(most));
    }
    Ok(text.to_owned())
}

/// A telephone number as people write it, or none.
pub fn phone(typed: &str) -> Result<String, Mistake> {
    let text = line(typed, 30)?;
    let plain = |sign: char| sign.is_ascii_digit() || " +().-\u{a0}\u{202f}".contains(sign);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if text.is_empty() || (text.chars().all(plain) && digits >= 4) {
        Ok(text)
    } else {
        Err(Mistake::PhoneIncomplete)
    }
}

/// Controls, and what turns the direction of a text or hides in it.
fn is_hidden(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_refused() {
        for text in ["a\u{7}", "a\u{202e}b", "a\u{200b}", "a\r\nb"] {
            assert_eq!(line(text, 100), Err(Mistake::HiddenSigns), "{text:?}");
        }
        assert_eq!(line("  Cabinet Bellevue ", 100), Ok("Cabinet Bellevue".into()));
        assert_eq!(line("abcd", 3), Err(Mistake::TextTooLong(3)));
        assert_eq!(words(" ", 3), Err(Mistake::FieldMissing));
    }

    #[test]
    fn an_address_has_a_few_lines() {
        assert_eq!(
            lines("1 rue A\r\n\r\n31000 Toulouse", (5, 60)),
            Ok("1 rue A\n31000 Toulouse".into())
        );
        assert_eq!(lines("a\nb\nc", (2, 60)), Err(Mistake::TooManyLines(2)));
        assert_eq!(lines(" \n ", (2, 60)), Err(Mistake::FieldMissing));
    }

    #[test]
    fn a_telephone_number_is_one() {
        for good in ["", "05 61 00 00 00", "+33 (0)5 61.00-00 00", "3630"] {
            assert!(phone(good).is_ok(), "{good}");
        }
        for bad in ["12", "javascript:1234", "05 61 00 00 0O"] {
            assert_eq!(phone(bad), Err(Mistake::PhoneIncomplete), "{bad}");
        }
    }
}

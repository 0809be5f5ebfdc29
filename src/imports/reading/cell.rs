//! A cell of the file: cleaned, or refused for what it holds.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Reason;

/// The text without its outer and repeated spaces, in Unicode form C; none when nothing is left.
pub fn clean(raw: &str, max_chars: usize) -> Result<Option<String>, Reason> {
    let text = raw.trim_matches(' ');
    if text.chars().nth(max_chars).is_some() {
        return Err(Reason::TooLong { max: max_chars });
    }
    if let Some(reason) = text.chars().find_map(objection) {
        return Err(reason);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let clean: String = words.join(" ").nfc().collect();
    Ok((!clean.is_empty()).then_some(clean))
}

/// Why a character may not stand in a name, a reference or an address.
fn objection(character: char) -> Option<Reason> {
    match character {
        '\r' | '\n' | '\u{2028}' | '\u{2029}' => Some(Reason::LineBreak),
        char::REPLACEMENT_CHARACTER => Some(Reason::Unreadable),
        other if other.is_control() || invisible(other) => Some(Reason::ForbiddenCharacter),
        _ => None,
    }
}

/// Characters that make two different names look the same, or show one in another order: soft
/// hyphen, zero-width and direction marks, tags.
fn invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

/// Letters and digits alone, in lower case and without accents: « Réf. Tiers » is « reftiers »,
/// and « Nº » with the ordinal sign that Unicode holds for a letter is « n ».
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|c| c.is_alphanumeric() && *c != '\u{ba}' && !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// A day written `JJ/MM/AAAA` or `AAAA-MM-JJ`, from 1900 to 2199.
pub fn date(text: &str) -> Result<Date, Reason> {
    let parts = match text.split_once('/') {
        Some((day, rest)) => rest.split_once('/').map(|(month, year)| (year, month, day)),
        None => text.split_once('-').and_then(|(year, rest)| {
            let (month, day) = rest.split_once('-')?;
            (month.len() == 2 && day.len() == 2).then_some((year, month, day))
        }),
    };
    let (year, month, day) = parts.ok_or(Reason::BadDate)?;
    let date = Date::new(number(year, 4, 4)?, number(month, 1, 2)?, number(day, 1, 2)?)
        .map_err(|_| Reason::BadDate)?;
    if (1900..2200).contains(&date.year()) { Ok(date) } else { Err(Reason::BadDate) }
}

fn number<N: std::str::FromStr>(text: &str, min: usize, max: usize) -> Result<N, Reason> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || text.len() < min || text.len() > max {
        return Err(Reason::BadDate);
    }
    text.parse().map_err(|_| Reason::BadDate)
}

/// The address in lower case when it has the shape of one single e-mail address.
pub fn email(text: &str) -> Option<String> {
    let (name, domain) = text.split_once('@')?;
    let good_name = (1..=64).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&b));
    let dots = |part: &str| part.split('.').all(|word| !word.is_empty());
    let good_domain = domain.contains('.') && domain.split('.').all(good_label);
    (good_name && dots(name) && good_domain && text.len() <= 254).then(|| text.to_lowercase())
}

/// A label of a domain; accents are allowed, since domains may have them.
fn good_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_are_trimmed_and_collapsed_and_accents_composed() {
        assert_eq!(clean("  de\u{a0} la  Tour ", 255), Ok(Some("de la Tour".into())));
        assert_eq!(clean("Ame\u{301}lie", 255), Ok(Some("Am\u{e9}lie".into())));
        assert_eq!(clean(" \u{a0} ", 255), Ok(None));
    }

    #[test]
    fn what_cannot_be_seen_is_refused() {
        for bad in ["a\0b", "a\tb", "\tab", "a\u{85}b", "a\u{202e}b", "a\u{200b}b", "\u{feff}a"] {
            assert_eq!(clean(bad, 255), Err(Reason::ForbiddenCharacter), "{bad:?}");
        }
        for bad in ["a\nb", "a\rb", "a\r\n", "\na", "a\u{2028}b"] {
            assert_eq!(clean(bad, 255), Err(Reason::LineBreak), "{bad:?}");
        }
        assert_eq!(clean("B\u{fffd}n\u{e9}dicte", 255), Err(Reason::Unreadable));
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert_eq!(clean("\u{e9}\u{e9}\u{e9}", 3), Ok(Some("\u{e9}\u{e9}\u{e9}".into())));
        assert_eq!(clean("abcd", 3), Err(Reason::TooLong { max: 3 }));
    }

    #[test]
    fn dates_are_french_or_iso_and_real() {
        let day = jiff::civil::date(2024, 2, 29);
        for good in ["29/02/2024", "29/2/2024", "2024-02-29"] {
            assert_eq!(date(good), Ok(day), "{good}");
        }
        let bad = ["29/02/2023", "2024-2-29", "1/2/24", "02/30/2024", "45000", "+1/02/2024", "//"];
        for text in bad.into_iter().chain(["0024-02-28", "01/01/1899", "2024-02-29T00:00"]) {
            assert_eq!(date(text), Err(Reason::BadDate), "{text}");
        }
    }

    #[test]
    fn an_email_is_one_address() {
        assert_eq!(email("Lea.O'Brien+x@Sub.Example"), Some("lea.o'brien+x@sub.example".into()));
        let bad = ["lea", "@a.example", "a@example", "a@b@c.example", "a b@c.example"];
        let worse = ["a@b.example;c@d.example", "<a@b.example>", ".a@b.example", "a@-b.example"];
        for text in bad.into_iter().chain(worse).chain(["a@b..example"]) {
            assert_eq!(email(text), None, "{text}");
        }
    }
}

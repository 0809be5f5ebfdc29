//! What an operator types after an option, made into what it means, or told why not.

use std::path::Path;

use crate::accounts::Email;
use crate::agencies::{Code, Codes, Colour, Logo};
use crate::clock::Day;
use crate::guard::KeyId;
use crate::ledger::{Iban, bic};

pub fn code(typed: &str) -> Result<Code, String> {
    Code::parse(typed).ok_or("a code is 1 to 20 letters and digits".into())
}

pub fn codes(typed: &str) -> Result<Codes, String> {
    Codes::parse_pair(typed).ok_or("write both codes as BELLEVUE/TLS".into())
}

pub fn email(typed: &str) -> Result<Email, String> {
    Email::parse(typed).ok_or("not an e-mail address".into())
}

/// The same, where nothing at all takes the old address away.
pub fn email_or_none(typed: &str) -> Result<String, String> {
    if typed.is_empty() { Ok(String::new()) } else { Ok(email(typed)?.as_str().to_owned()) }
}

/// An IBAN whose check digits are right, or nothing to take the old one away.
pub fn iban_or_none(typed: &str) -> Result<String, String> {
    let known = || Iban::parse(typed).map(|iban| iban.as_str().to_owned());
    unless_empty(typed, known, "not an IBAN: its check digits do not fit")
}

pub fn bic_or_none(typed: &str) -> Result<String, String> {
    unless_empty(typed, || bic(typed), "a BIC is 8 or 11 letters and digits")
}

fn unless_empty(
    typed: &str,
    known: impl FnOnce() -> Option<String>,
    why: &str,
) -> Result<String, String> {
    if typed.trim().is_empty() { Ok(String::new()) } else { known().ok_or(why.into()) }
}

pub fn colour(typed: &str) -> Result<Colour, String> {
    Colour::parse(typed).ok_or("write a colour as #14536b".into())
}

pub fn day(typed: &str) -> Result<Day, String> {
    Day::parse(typed).ok_or("write a day as 2026-01-31".into())
}

pub fn key_id(typed: &str) -> Result<KeyId, String> {
    KeyId::parse(typed).ok_or("the name of a key is 1 to 8 of a-z, 0-9 and -".into())
}

/// One line of words.
pub fn line(typed: &str) -> Result<String, String> {
    let text = typed.trim();
    if text.chars().any(char::is_control) {
        return Err("one line, without control characters".into());
    }
    Ok(text.to_owned())
}

/// One line that says something.
pub fn name(typed: &str) -> Result<String, String> {
    line(typed).and_then(|text| if text.is_empty() { Err("write a name".into()) } else { Ok(text) })
}

/// Several lines, parted by line breaks or by the two signs `\n`.
pub fn lines(typed: &str) -> Result<String, String> {
    let lines = typed.replace("\\n", "\n").lines().map(line).collect::<Result<Vec<_>, _>>()?;
    let lines: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    if lines.is_empty() { Err("write at least one line".into()) } else { Ok(lines.join("\n")) }
}

/// The logo in a file, checked.
pub fn logo(file: &Path) -> anyhow::Result<Logo> {
    let shown = file.display();
    let bytes = std::fs::read(file).map_err(|error| anyhow::anyhow!("{shown}: {error}"))?;
    Logo::check(&bytes).map_err(|fault| anyhow::anyhow!("{shown} cannot be the logo: {fault}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_lines_however_they_are_typed() {
        assert_eq!(lines("1 rue A\\n31000 Toulouse"), lines("1 rue A\n\n31000 Toulouse "));
        assert!(lines(" \\n ").is_err() && lines("a\tb").is_err());
    }

    #[test]
    fn a_name_says_something() {
        assert_eq!(name(" Cabinet Bellevue "), Ok("Cabinet Bellevue".into()));
        assert!(name(" ").is_err() && name("a\u{7}").is_err());
        assert_eq!(line(" "), Ok(String::new()));
    }
}

//! The number of a bank account (ISO 13616), read as people copy it, and the code of its bank.

use std::fmt;

/// The lengths of the countries of the SEPA; others are 15 to 34.
const LENGTHS: [(&str, usize); 37] = [
    ("AD", 24),
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GI", 23),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IS", 26),
    ("IT", 27),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("VA", 22),
];

/// An IBAN whose check digits are right; kept without spaces, in capitals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Iban(String);

impl Iban {
    /// With or without spaces, in either case.
    pub fn parse(raw: &str) -> Option<Self> {
        let text = compact(raw);
        let is_known = text.is_char_boundary(4)
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && text.bytes().take(2).all(|byte| byte.is_ascii_uppercase())
            && text.bytes().skip(2).take(2).all(|byte| byte.is_ascii_digit());
        if !is_known || !length_fits(&text) {
            return None;
        }
        let (head, account) = text.split_at(4);
        (remainder(&format!("{account}{head}")) == 1).then_some(Self(text))
    }

    /// `FR7630006000011234567890189`
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// In groups of four, as on a RIB: `FR76 3000 6000 0112 3456 7890 189`.
impl fmt::Display for Iban {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, sign) in self.0.chars().enumerate() {
            if at > 0 && at % 4 == 0 {
                out.write_str(" ")?;
            }
            write!(out, "{sign}")?;
        }
        Ok(())
    }
}

/// A bank's code (ISO 9362), 8 or 11 signs, in capitals and without spaces.
pub fn bic(raw: &str) -> Option<String> {
    let text = compact(raw);
    let is_whole = matches!(text.len(), 8 | 11)
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && text.bytes().take(6).all(|byte| byte.is_ascii_uppercase());
    is_whole.then_some(text)
}

/// What ISO 7064 (mod 97-10) leaves of letters and digits; 1 when the check digits are right.
pub fn remainder(text: &str) -> u32 {
    text.chars().filter_map(|sign| sign.to_digit(36)).fold(0, |rest, value| {
        let shift = if value > 9 { 100 } else { 10 };
        (rest * shift + value) % 97
    })
}

fn compact(raw: &str) -> String {
    raw.chars().filter(|sign| !sign.is_whitespace()).collect::<String>().to_ascii_uppercase()
}

fn length_fits(text: &str) -> bool {
    let known = LENGTHS.iter().find(|(country, _)| text.starts_with(country));
    known.map_or((15..=34).contains(&text.len()), |(_, length)| text.len() == *length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_iban_is_read_however_it_is_copied_and_shown_in_groups_of_four() {
        for raw in ["FR76 3000 6000 0112 3456 7890 189", "fr7630006000011234567890189"] {
            let iban = Iban::parse(raw).expect(raw);
            assert_eq!(iban.as_str(), "FR7630006000011234567890189");
            assert_eq!(iban.to_string(), "FR76 3000 6000 0112 3456 7890 189");
        }
        assert!(Iban::parse("MT84 MALT 0110 0001 2345 MTLC AST0 01S").is_some());
    }

    #[test]
    fn a_slip_of_the_pen_is_refused() {
        for raw in [
            "",
            "FR76",
            "FR77 3000 6000 0112 3456 7890 189",
            "FR76 3000 6000 0112 3456 7890 198",
            "FR76 3000 6000 0112 3456 7890 18",
            "FR76-3000-6000-0112-3456-7890-189",
            "7630 0060 0001 1234 5678 9018 9FR",
            "é€76 3000 6000 0112 3456 7890 189",
        ] {
            assert_eq!(Iban::parse(raw), None, "{raw}");
        }
    }

    #[test]
    fn a_bank_is_known_by_eight_or_eleven_signs() {
        assert_eq!(bic("agri fr pp 831"), Some("AGRIFRPP831".into()));
        assert_eq!(bic("AGRIFRPP"), Some("AGRIFRPP".into()));
        for raw in ["", "AGRIFRP", "AGRIFRPP83", "12RIFRPP", "AGRIFRPÉ"] {
            assert_eq!(bic(raw), None, "{raw}");
        }
    }
}

//! Where to pay: an account number that adds up (ISO 13616), and its bank (ISO 9362).

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

/// An IBAN without spaces, in capitals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Iban(String);

impl Iban {
    /// As it is printed, in groups of four, or in one piece.
    pub fn parse(raw: &str) -> Option<Self> {
        let iban: String = raw.split_whitespace().collect::<String>().to_ascii_uppercase();
        let plain = iban.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let (country, digits) = (iban.get(..2)?, iban.get(2..4)?);
        let named = country.bytes().all(|byte| byte.is_ascii_uppercase());
        let checked = digits.bytes().all(|byte| byte.is_ascii_digit());
        let long = match LENGTHS.iter().find(|(code, _)| *code == country) {
            Some((_, length)) => iban.len() == *length,
            None => (15..=34).contains(&iban.len()),
        };
        (plain && named && checked && long && remainder(&iban) == 1).then_some(Self(iban))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `FR76 3000 6000 …`: as people read and copy it.
    pub fn grouped(&self) -> String {
        let letters: Vec<char> = self.0.chars().collect();
        let groups = letters.chunks(4).map(|group| group.iter().collect::<String>());
        groups.collect::<Vec<_>>().join(" ")
    }
}

/// Modulo 97, the country and its two digits put last, letters from A = 10 to Z = 35.
fn remainder(iban: &str) -> u32 {
    let moved = iban.chars().skip(4).chain(iban.chars().take(4));
    moved.filter_map(|symbol| symbol.to_digit(36)).fold(0, |rest, value| {
        let shift = if value < 10 { 10 } else { 100 };
        (rest * shift + value) % 97
    })
}

/// A BIC in capitals: 8 symbols, or 11 with the branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bic(String);

impl Bic {
    pub fn parse(raw: &str) -> Option<Self> {
        let bic: String = raw.split_whitespace().collect::<String>().to_ascii_uppercase();
        let bytes = bic.as_bytes();
        let sized = matches!(bytes.len(), 8 | 11);
        let named = bytes.iter().take(6).all(u8::is_ascii_uppercase);
        (sized && named && bytes.iter().all(u8::is_ascii_alphanumeric)).then_some(Self(bic))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_iban_adds_up_and_has_the_length_of_its_country() {
        for good in [
            "FR14 2004 1010 0505 0001 3M02 606",
            "fr1420041010050500013m02606",
            "DE89 3704 0044 0532 0130 00",
            "GB82 WEST 1234 5698 7654 32",
        ] {
            assert!(Iban::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "FR",
            "FR14 2004 1010 0505 0001 3M02 607",
            "FR41 2004 1010 0505 0001 3M02 606",
            "FR14 2004 1010 0505 0001 3M02 60",
            "DE89 3704 0044 0532 0130 001",
            "FR14-2004-1010-0505-0001-3M02-606",
            "1414 2004 1010 0505 0001 3M02 606",
            "ÉR14 2004 1010 0505 0001 3M02 606",
        ] {
            assert_eq!(Iban::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_iban_is_read_in_groups_of_four() {
        let iban = Iban::parse("FR1420041010050500013M02606").unwrap();
        assert_eq!(iban.grouped(), "FR14 2004 1010 0505 0001 3M02 606");
    }

    #[test]
    fn a_bic_has_eight_symbols_or_eleven() {
        assert_eq!(Bic::parse("psstfrppxxx").unwrap().as_str(), "PSSTFRPPXXX");
        assert!(Bic::parse("PSSTFRPP").is_some());
        for bad in ["", "PSSTFRP", "PSSTFRPPX", "PSST1RPP", "PSSTFRPP-XX"] {
            assert_eq!(Bic::parse(bad), None, "{bad}");
        }
    }
}

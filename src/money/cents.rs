//! An amount in cents. In a ledger more than zero is what the tiers owes (débit), less than zero
//! what is owed to them (crédit).

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

use crate::texts::Lang;

/// Arithmetic stops at the ends instead of overflowing; no ledger comes near them.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, sea_orm::DeriveValueType,
)]
pub struct Cents(i64);

impl Cents {
    pub const ZERO: Self = Self(0);
    /// 999 999 999,99 €: more is a mistake of the file.
    const MOST: i64 = 99_999_999_999;

    pub const fn new(cents: i64) -> Self {
        Self(cents)
    }

    pub const fn cents(self) -> i64 {
        self.0
    }

    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0.saturating_abs())
    }

    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// `1 234,56`, `1234.56`, `-12,5`, `12`, with or without `€`. Spaces of any kind may part the
    /// thousands; a point and a comma together are refused, since either may be the decimal one.
    pub fn parse(raw: &str) -> Option<Self> {
        let raw = raw.trim().trim_end_matches('€').trim();
        let minus = raw.starts_with(['-', '\u{2212}']);
        let digits = raw.trim_start_matches(['-', '\u{2212}']);
        if raw.chars().count() - digits.chars().count() > 1 {
            return None;
        }
        let (whole, part) = digits.split_once([',', '.']).unwrap_or((digits, ""));
        let cents =
            thousands(whole.trim_start())?.checked_mul(100)?.checked_add(fraction(part)?)?;
        (cents <= Self::MOST).then_some(Self(if minus { -cents } else { cents }))
    }

    /// `1 234,56 €`, `−12,00 €` or, in English, `€1,234.56`.
    pub fn text(self, lang: Lang) -> String {
        match lang {
            Lang::French => format!("{}\u{A0}€", self.french()),
            Lang::English => {
                let sign = if self.0 < 0 { "\u{2212}" } else { "" };
                format!("{sign}€{}.{:02}", self.grouped(","), self.part())
            }
        }
    }

    /// `1 234,56`, without the unit.
    pub fn french(self) -> String {
        let sign = if self.0 < 0 { "\u{2212}" } else { "" };
        format!("{sign}{},{:02}", self.grouped("\u{202F}"), self.part())
    }

    /// `-1234,56`: what a spreadsheet in France takes for a number.
    pub fn for_spreadsheet(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        format!("{sign}{},{:02}", self.0.unsigned_abs() / 100, self.part())
    }

    fn part(self) -> u64 {
        self.0.unsigned_abs() % 100
    }

    fn grouped(self, mark: &str) -> String {
        let digits = (self.0.unsigned_abs() / 100).to_string();
        let mut out = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push_str(mark);
            }
            out.push(digit);
        }
        out
    }
}

/// `1 234` or `1234`: groups, where there are some, are of three.
fn thousands(raw: &str) -> Option<i64> {
    let groups: Vec<&str> = raw.split([' ', '\u{A0}', '\u{202F}']).collect();
    let sized = match groups[..] {
        [_] => true,
        [first, ref rest @ ..] => {
            (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3)
        }
        [] => false,
    };
    let digits = groups.concat();
    (sized && is_number(&digits)).then(|| digits.parse().ok())?
}

/// `5` is fifty cents; a third decimal is refused.
fn fraction(raw: &str) -> Option<i64> {
    match raw.len() {
        0 => Some(0),
        _ if !is_number(raw) => None,
        1 => raw.parse::<i64>().ok().map(|tenths| tenths * 10),
        2 => raw.parse().ok(),
        _ => None,
    }
}

fn is_number(raw: &str) -> bool {
    !raw.is_empty() && raw.bytes().all(|byte| byte.is_ascii_digit())
}

/// `1234.56`, as machines write it.
impl fmt::Display for Cents {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(out, "{sign}{}.{:02}", self.0.unsigned_abs() / 100, self.part())
    }
}

impl Add for Cents {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Cents {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Cents {
    type Output = Self;

    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::{Cents, Lang};

    #[test]
    fn amounts_are_read_as_agencies_write_them() {
        for (raw, cents) in [
            ("1 234,56", 123_456),
            ("1234.56", 123_456),
            ("1\u{202F}234\u{A0}567,8 €", 123_456_780),
            ("-12,30", -1_230),
            ("\u{2212}0,05", -5),
            ("12", 1_200),
            ("0", 0),
        ] {
            assert_eq!(Cents::parse(raw), Some(Cents::new(cents)), "{raw}");
        }
    }

    #[test]
    fn what_may_be_misread_is_refused() {
        for raw in ["", "€", "1.234,56", "1,234.56", "12,345", "1 23,00", "--5", "5-", "1e3", ",5x"]
        {
            assert_eq!(Cents::parse(raw), None, "{raw}");
        }
        assert_eq!(Cents::parse("1000000000,00"), None);
    }

    #[test]
    fn amounts_are_written_for_people_and_for_spreadsheets() {
        let amount = Cents::new(-123_456_789);
        assert_eq!(amount.text(Lang::French), "\u{2212}1\u{202F}234\u{202F}567,89\u{A0}€");
        assert_eq!(amount.text(Lang::English), "\u{2212}€1,234,567.89");
        assert_eq!(amount.for_spreadsheet(), "-1234567,89");
        assert_eq!(amount.to_string(), "-1234567.89");
        assert_eq!(Cents::new(5).text(Lang::French), "0,05\u{A0}€");
    }
}

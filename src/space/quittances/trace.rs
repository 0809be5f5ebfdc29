//! What the audit trail keeps of a quittance or a reçu that was taken: which, and its content.

use std::fmt;

use super::month::Month;
use crate::contracts::ContractId;
use crate::texts::{Lang, Texts};

/// The first words of such traces; other subjects of the trail never begin so.
pub const MARKS: [&str; 2] = [QUITTANCE, RECU];
const QUITTANCE: &str = "quittance";
const RECU: &str = "recu";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    pub is_quittance: bool,
    pub month: Month,
    pub contract: ContractId,
    /// In lowercase hexadecimal.
    pub sha256: String,
}

impl Trace {
    pub fn parse(subject: &str) -> Option<Self> {
        let mut parts = subject.split(' ');
        let mark = parts.next().filter(|mark| MARKS.contains(mark))?;
        let month = Month::parse(parts.next()?)?;
        let contract = ContractId::parse(parts.next()?)?;
        let sha256 = parts.next()?.to_owned();
        let is_quittance = mark == QUITTANCE;
        parts.next().is_none().then_some(Self { is_quittance, month, contract, sha256 })
    }

    /// « Quittance de loyer, mai 2026 ».
    pub fn title(&self, texts: &Texts, lang: Lang) -> String {
        let month = self.month.first().month(lang);
        let name =
            if self.is_quittance { texts.quittances_quittance() } else { texts.quittances_recu() };
        format!("{name}, {month}")
    }
}

/// The title of what such a subject of the trail names; none when it names something else.
pub fn titled(subject: &str, lang: Lang) -> Option<String> {
    Trace::parse(subject).map(|trace| trace.title(lang.texts(), lang))
}

/// As [`Trace::parse`] reads it.
impl fmt::Display for Trace {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.is_quittance { QUITTANCE } else { RECU };
        write!(out, "{mark} {} {} {}", self.month, self.contract, self.sha256)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trace_is_read_as_it_was_written() {
        let month = Month::parse("2026-05").unwrap();
        for is_quittance in [true, false] {
            let contract = ContractId::new();
            let trace = Trace { is_quittance, month, contract, sha256: "ab12".into() };
            assert_eq!(Trace::parse(&trace.to_string()), Some(trace));
        }
        for odd in ["", "quittance", "quittances 2026-05", "7d9f1a52-5c1e-4b8f-9a54-0f6a8f3b2c11"] {
            assert_eq!(Trace::parse(odd), None, "{odd}");
        }
    }
}

//! What an import found or did, counted, with the rows that it left out.

use std::io::{self, Write};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::{Language, Refusal, reading::Flaw};
use crate::contracts::TiersId;
use crate::web::{Cell, SafeCsv};

/// Refusals, and flaws, that a report keeps; all are counted.
const KEPT: usize = 10_000;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows read, refused ones included.
    pub read: u64,
    pub created: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub ended: u64,
    refused: Kept<Refusal>,
    flaws: Kept<Flaw>,
    done: Kept<(u64, Did)>,
    ends: Kept<Ended>,
}

/// Whose contract or mandate gets a last day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    pub line: u64,
    pub tiers_id: TiersId,
    /// The agency's own reference of the contract or the mandate.
    pub reference: String,
}

/// What was done with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    Created,
    Changed,
    Unchanged,
    Ended,
}

impl Report {
    /// Counts the row of this line.
    pub fn count(&mut self, line: u64, did: Did) {
        let counter = match did {
            Did::Created => &mut self.created,
            Did::Changed => &mut self.changed,
            Did::Unchanged => &mut self.unchanged,
            Did::Ended => &mut self.ended,
        };
        *counter += 1;
        self.done.add((line, did));
    }

    /// What was done with the first rows that were not refused, by their lines.
    pub fn done(&self) -> &[(u64, Did)] {
        &self.done.first
    }

    /// Tells whom a row that ends something touches.
    pub fn end(&mut self, ended: Ended) {
        self.ends.add(ended);
    }

    /// The first ones, in the order of the file.
    pub fn ends(&self) -> &[Ended] {
        &self.ends.first
    }

    /// Two reports with the same one tell the same: counts, rows and reasons.
    pub fn fingerprint(&self) -> String {
        HEXLOWER.encode(&Sha256::digest(format!("{self:?}")))
    }

    pub fn refuse(&mut self, refusal: Refusal) {
        self.refused.add(refusal);
    }

    pub fn note(&mut self, flaws: impl IntoIterator<Item = Flaw>) {
        flaws.into_iter().for_each(|flaw| self.flaws.add(flaw));
    }

    /// The exact number, even when they are too many to be kept.
    pub fn refused_count(&self) -> u64 {
        self.refused.count
    }

    pub fn flaw_count(&self) -> u64 {
        self.flaws.count
    }

    /// The first ones, in the order of the file.
    pub fn refused(&self) -> &[Refusal] {
        &self.refused.first
    }

    pub fn flaws(&self) -> &[Flaw] {
        &self.flaws.first
    }

    /// The rows to mend, as a CSV: refusals, then cells left out and what is to be checked.
    pub fn write_csv(&self, out: impl Write, language: Language) -> io::Result<()> {
        let mut csv = SafeCsv::new(out)?;
        let words = Words::of(language);
        csv.row(words.header.map(Cell::Text))?;
        for refusal in self.refused() {
            let reason = refusal.reason.text(language);
            let column = refusal.column.unwrap_or_default();
            csv.row(mended(refusal.line, column, words.refused, &reason))?;
        }
        for flaw in self.flaws() {
            let notice = flaw.notice.text(language);
            let outcome = if flaw.notice.leaves_out() { words.imported } else { words.to_look_at };
            csv.row(mended(flaw.line, flaw.column, outcome, notice))?;
        }
        csv.finish()
    }
}

fn mended<'a>(line: u64, column: &'a str, outcome: &'a str, reason: &'a str) -> [Cell<'a>; 4] {
    [Cell::Figure(line.to_string()), Cell::Text(column), Cell::Text(outcome), Cell::Text(reason)]
}

struct Words {
    header: [&'static str; 4],
    refused: &'static str,
    imported: &'static str,
    to_look_at: &'static str,
}

impl Words {
    const fn of(language: Language) -> Self {
        match language {
            Language::French => Self {
                header: ["Ligne", "Colonne", "Résultat", "Motif"],
                refused: "refusée",
                imported: "importée sans cette valeur",
                to_look_at: "importée, à vérifier",
            },
            Language::English => Self {
                header: ["Line", "Column", "Outcome", "Reason"],
                refused: "refused",
                imported: "imported without this value",
                to_look_at: "imported, to be checked",
            },
        }
    }
}

/// The first of a long list, and its whole length.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Kept<T> {
    first: Vec<T>,
    count: u64,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { first: Vec::new(), count: 0 }
    }
}

impl<T> Kept<T> {
    fn add(&mut self, item: T) {
        self.count += 1;
        if self.first.len() < KEPT {
            self.first.push(item);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading::{Notice, Reason};
    use super::*;

    fn refusal(line: u64) -> Refusal {
        Refusal { line, column: Some("debut"), reason: Reason::BadDate }
    }

    #[test]
    fn the_count_is_exact_beyond_what_is_kept() {
        let mut report = Report::default();
        (1..=10_005).for_each(|line| report.refuse(refusal(line)));
        assert_eq!(report.refused_count(), 10_005);
        assert_eq!(report.refused().len(), 10_000);
        assert_eq!(report.refused()[9_999].line, 10_000);
    }

    #[test]
    fn the_rows_to_mend_are_a_csv_for_a_french_spreadsheet() {
        let mut report = Report::default();
        report.refuse(refusal(7));
        report.refuse(Refusal {
            line: 9,
            column: None,
            reason: Reason::TooManyCells { header: 4 },
        });
        report.note([Flaw { line: 8, column: "email", notice: Notice::EmailLeftOut }]);
        let mut out = Vec::new();
        report.write_csv(&mut out, Language::French).unwrap();
        let text = String::from_utf8(out).unwrap();
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines[0], "\u{feff}\"Ligne\";\"Colonne\";\"Résultat\";\"Motif\"");
        let date = "La date doit être de la forme JJ/MM/AAAA ou AAAA-MM-JJ.";
        assert_eq!(lines[1], format!("\"7\";\"debut\";\"refusée\";\"{date}\""));
        assert!(
            lines[2].starts_with("\"9\";\"\";\"refusée\";") && lines[2].contains("(4 colonnes)")
        );
        assert!(lines[3].starts_with("\"8\";\"email\";\"importée sans cette valeur\";"));
    }
}

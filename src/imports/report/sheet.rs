//! The rows to mend, as a CSV for a spreadsheet.

use std::io::{self, Write};

use super::Report;
use crate::imports::Language;
use crate::web::{Cell, SafeCsv};

impl Report {
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

#[cfg(test)]
mod tests {
    use super::super::super::reading::{Flaw, Notice, Reason, Refusal};
    use super::*;

    fn refusal(line: u64) -> Refusal {
        Refusal { line, column: Some("debut"), reason: Reason::BadDate }
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

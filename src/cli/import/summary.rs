//! What an import did, on a screen: the counts, then the first rows to mend.

use comfy_table::Table;
use comfy_table::presets::UTF8_FULL_CONDENSED;

use crate::agencies::Societe;
use crate::imports::{Language, Mode, Report};

/// Refused rows shown; `--report` has the others.
const SHOWN: usize = 20;

pub fn of(report: &Report, societe: &Societe, (mode, language): (Mode, Language)) -> String {
    let words = Words::of(language);
    let title = if mode == Mode::DryRun { words.dry_run } else { words.imported };
    let mut parts = vec![format!("{title} {}", societe.name), counts(report, &words).to_string()];
    if report.refused_count() > 0 {
        parts.push(refused(report, &words, language).to_string());
    }
    let hidden = report.refused_count().saturating_sub(SHOWN as u64);
    if hidden > 0 {
        parts.push(format!("{hidden} {}", words.more));
    }
    if report.flaw_count() > 0 {
        parts.push(format!("{} {}", report.flaw_count(), words.flaws));
    }
    parts.join("\n")
}

fn counts(report: &Report, words: &Words) -> Table {
    let Report { read, created, changed, unchanged, ended, .. } = *report;
    let refused = report.refused_count();
    let mut table = table();
    table.set_header(words.counts);
    table.add_row([read, created, changed, unchanged, ended, refused]);
    table
}

fn refused(report: &Report, words: &Words, language: Language) -> Table {
    let mut table = table();
    table.set_header(words.refused);
    for refusal in report.refused().iter().take(SHOWN) {
        let (line, column) = (refusal.line.to_string(), refusal.column.unwrap_or_default());
        table.add_row([line, column.to_owned(), refusal.reason.text(language)]);
    }
    table
}

fn table() -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_FULL_CONDENSED);
    table
}

struct Words {
    dry_run: &'static str,
    imported: &'static str,
    counts: [&'static str; 6],
    refused: [&'static str; 3],
    more: &'static str,
    flaws: &'static str,
}

impl Words {
    const fn of(language: Language) -> Self {
        match language {
            Language::French => Self {
                dry_run: "Essai, rien n’est enregistré\u{a0}:",
                imported: "Importé\u{a0}:",
                counts: ["Lues", "Créées", "Modifiées", "Inchangées", "Terminées", "Refusées"],
                refused: ["Ligne", "Colonne", "Motif"],
                more: "autres lignes refusées\u{a0}: voir --report.",
                flaws: "remarques sur des lignes importées\u{a0}: voir --report.",
            },
            Language::English => Self {
                dry_run: "Dry run, nothing is written:",
                imported: "Imported:",
                counts: ["Read", "Created", "Changed", "Unchanged", "Ended", "Refused"],
                refused: ["Line", "Column", "Reason"],
                more: "more refused rows: see --report.",
                flaws: "remarks on rows that are imported: see --report.",
            },
        }
    }
}

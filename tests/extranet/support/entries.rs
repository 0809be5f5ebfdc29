//! Entries of accounts, sent as an agency sends them.

use std::io::Cursor;

use palier::agencies::Societe;
use palier::clock::Day;
use palier::imports::{self, EntryRow, Format, ImportFault, Limits, Mode, Report};

use super::Extranet;

/// Every column of amounts but « montant ».
pub const ENTRIES: &str =
    "ref_mouvement;ref_contrat;date;libelle;debit;credit;echeance;type;periode_debut;periode_fin\n";

pub fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

impl Extranet {
    /// Applies the lines of a file of entries, under the usual header, complete until 12 May 2026.
    pub async fn entries(&self, societe: &Societe, lines: &str) -> Report {
        let file = format!("{ENTRIES}{lines}");
        self.send_entries(societe, file, Mode::ForReal).await.expect("an import")
    }

    pub async fn send_entries(
        &self,
        societe: &Societe,
        file: impl Into<Vec<u8>>,
        mode: Mode,
    ) -> Result<Report, ImportFault> {
        let file = Cursor::new(file.into());
        let rows = imports::read_as::<EntryRow>(file, Format::Csv, Limits::default());
        let rows = (rows.expect("a file"), day("2026-05-12"));
        imports::apply_entries(&self.app, societe, rows, mode, &|_, _| ()).await
    }
}

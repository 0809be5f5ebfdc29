//! What an agency's file does to its tiers and contracts, and what it can never do.

mod absent;
pub mod access;
mod accounts_grow;
mod again;
mod apply;
mod documents;
mod documents_refused;
mod entries;
mod immeubles;
mod lots;
mod mandats;

use std::io::Cursor;

use palier::agencies::Societe;
use palier::imports::{self, Format, ImportFault, Limits, Mode, Reason, Report};

use crate::support::Extranet;

const HEADER: &str = "ref_tiers;civilite;nom;prenom;adresse1;email;ref_contrat;qualite;debut;fin\n";

/// The file of one tiers with two contracts, and of a company with one.
const FILE: &str = "\
T1;Mme;Roux;Camille;8 rue des Lilas;camille@example.org;C1;locataire;01/09/2019;\n\
T1;Mme;Roux;Camille;8 rue des Lilas;camille@example.org;C2;locataire;15/02/2021;\n\
T2;SCI;des Tilleuls;;1 place Wilson;;C3;propriétaire bailleur;;\n";

impl Extranet {
    /// Applies the lines of a file, under the usual header.
    async fn import(&self, societe: &Societe, lines: &str) -> Report {
        let file = format!("{HEADER}{lines}");
        self.apply(societe, file, Mode::ForReal).await.expect("an import")
    }

    async fn apply(
        &self,
        societe: &Societe,
        file: impl Into<Vec<u8>>,
        mode: Mode,
    ) -> Result<Report, ImportFault> {
        let file = Cursor::new(file.into());
        let rows = imports::read(file, Format::Csv, Limits::default()).expect("a file");
        imports::apply(&self.app, societe, rows, mode, &|_, _| ()).await
    }
}

/// Created, changed, unchanged, ended, refused.
fn counts(report: &Report) -> [u64; 5] {
    let Report { created, changed, unchanged, ended, .. } = *report;
    [created, changed, unchanged, ended, report.refused_count()]
}

/// What the report refuses: line, column, reason.
fn refusals(report: &Report) -> Vec<(u64, &'static str, Reason)> {
    let told = report.refused().iter();
    told.map(|it| (it.line, it.column.unwrap_or_default(), it.reason.clone())).collect()
}

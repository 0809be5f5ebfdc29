//! The other files that an agency sends: immeubles, lots, mandates, documents and their contents.

use std::io::Cursor;
use std::path::Path;

use palier::agencies::Societe;
use palier::imports::{self, Files, Format, ImportFault, Limits, Mode, Record, Report, Rows};

use super::Extranet;

pub const IMMEUBLES: &str =
    "ref_immeuble;nom;adresse;code_postal;ville;copropriete;dispense_le;titulaire;iban;bic\n";
pub const LOTS: &str = "ref_lot;ref_immeuble;nature;situation;tantiemes;ref_contrat\n";
pub const MANDATS: &str = "ref_mandat;ref_immeuble;ref_tiers;president;debut;fin\n";
pub const DOCUMENTS: &str = "ref_document;fichier;type;titre;public;ref_contrat;ref_tiers;\
                             ref_immeuble;date;periode_debut;periode_fin;exercice;\
                             valable_jusquau;retire\n";

fn rows<R: Record>(header: &str, lines: &str) -> Rows<R> {
    let file = Cursor::new(format!("{header}{lines}").into_bytes());
    imports::read_as(file, Format::Csv, Limits::default()).expect("a file")
}

impl Extranet {
    pub async fn immeubles(&self, societe: &Societe, lines: &str, mode: Mode) -> Report {
        let rows = rows(IMMEUBLES, lines);
        let report = imports::apply_immeubles(&self.app, societe, rows, mode, &|_, _| ()).await;
        report.expect("an import")
    }

    pub async fn lots(&self, societe: &Societe, lines: &str, mode: Mode) -> Report {
        let rows = rows(LOTS, lines);
        let report = imports::apply_lots(&self.app, societe, rows, mode, &|_, _| ()).await;
        report.expect("an import")
    }

    pub async fn mandats(&self, societe: &Societe, lines: &str, mode: Mode) -> Report {
        let rows = rows(MANDATS, lines);
        let report = imports::apply_mandats(&self.app, societe, rows, mode, &|_, _| ()).await;
        report.expect("an import")
    }

    pub async fn documents(
        &self,
        societe: &Societe,
        (folder, lines): (&Path, &str),
        mode: Mode,
    ) -> Result<Report, ImportFault> {
        let index = (rows(DOCUMENTS, lines), Files::of(folder).expect("a folder"));
        imports::apply_documents(&self.app, societe, index, mode, &|_, _| ()).await
    }
}

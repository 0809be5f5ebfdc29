//! What a file may hold: each kind with its own columns and its own effect.

use std::fs::File;

use clap::ValueEnum;

use crate::agencies::Societe;
use crate::clock::Day;
use crate::imports::{
    self, DocumentRow, EntryRow, FileFault, Files, Format, ImmeubleRow, ImportFault, Limits,
    LotRow, MandatRow, Mode, Report, Row, Rows,
};
use crate::web::App;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Tiers and their contracts
    Tiers,
    /// Immeubles
    Immeubles,
    /// Lots, and the contracts about them
    Lots,
    /// Mandates of members of conseils syndicaux
    Mandats,
    /// The entries of the contracts' accounts
    Entries,
    /// Documents: an index of the files in --files
    Documents,
}

/// A file whose header was understood.
pub enum Opened {
    Tiers(Rows<Row>),
    Immeubles(Rows<ImmeubleRow>),
    Lots(Rows<LotRow>),
    Mandats(Rows<MandatRow>),
    Entries(Rows<EntryRow>),
    Documents(Rows<DocumentRow>),
}

/// What only some kinds ask for.
pub struct Beside {
    /// For entries.
    pub as_of: Day,
    /// For documents.
    pub files: Files,
}

impl Kind {
    pub fn open(self, file: File, format: Format) -> Result<Opened, FileFault> {
        let limits = Limits::default();
        Ok(match self {
            Self::Tiers => Opened::Tiers(imports::read_as(file, format, limits)?),
            Self::Immeubles => Opened::Immeubles(imports::read_as(file, format, limits)?),
            Self::Lots => Opened::Lots(imports::read_as(file, format, limits)?),
            Self::Mandats => Opened::Mandats(imports::read_as(file, format, limits)?),
            Self::Entries => Opened::Entries(imports::read_as(file, format, limits)?),
            Self::Documents => Opened::Documents(imports::read_as(file, format, limits)?),
        })
    }
}

impl Opened {
    /// In bytes.
    pub fn size(&self) -> u64 {
        match self {
            Self::Tiers(rows) => rows.size(),
            Self::Immeubles(rows) => rows.size(),
            Self::Lots(rows) => rows.size(),
            Self::Mandats(rows) => rows.size(),
            Self::Entries(rows) => rows.size(),
            Self::Documents(rows) => rows.size(),
        }
    }

    pub async fn apply(
        self,
        app: &App,
        societe: &Societe,
        (mode, beside): (Mode, Beside),
        told: &(dyn Fn(u64, u64) + Sync),
    ) -> Result<Report, ImportFault> {
        match self {
            Self::Tiers(rows) => imports::apply(app, societe, rows, mode, told).await,
            Self::Immeubles(rows) => imports::apply_immeubles(app, societe, rows, mode, told).await,
            Self::Lots(rows) => imports::apply_lots(app, societe, rows, mode, told).await,
            Self::Mandats(rows) => imports::apply_mandats(app, societe, rows, mode, told).await,
            Self::Entries(rows) => {
                imports::apply_entries(app, societe, (rows, beside.as_of), mode, told).await
            }
            Self::Documents(rows) => {
                imports::apply_documents(app, societe, (rows, beside.files), mode, told).await
            }
        }
    }
}

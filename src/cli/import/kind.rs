//! What a file may hold: each kind with its own columns and its own effect.

use std::fs::File;

use clap::ValueEnum;

use crate::agencies::Societe;
use crate::clock::Day;
use crate::imports::{
    self, EntryRow, FileFault, Format, ImportFault, Limits, Mode, Report, Row, Rows,
};
use crate::web::App;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Tiers and their contracts
    Tiers,
    /// The entries of the contracts' accounts
    Entries,
}

/// A file whose header was understood.
pub enum Opened {
    Tiers(Rows<Row>),
    Entries(Rows<EntryRow>),
}

impl Kind {
    pub fn open(self, file: File, format: Format) -> Result<Opened, FileFault> {
        let limits = Limits::default();
        Ok(match self {
            Self::Tiers => Opened::Tiers(imports::read_as(file, format, limits)?),
            Self::Entries => Opened::Entries(imports::read_as(file, format, limits)?),
        })
    }
}

impl Opened {
    /// In bytes.
    pub fn size(&self) -> u64 {
        match self {
            Self::Tiers(rows) => rows.size(),
            Self::Entries(rows) => rows.size(),
        }
    }

    /// `as_of` is for entries alone.
    pub async fn apply(
        self,
        app: &App,
        societe: &Societe,
        (mode, as_of): (Mode, Day),
        told: &(dyn Fn(u64, u64) + Sync),
    ) -> Result<Report, ImportFault> {
        match self {
            Self::Tiers(rows) => imports::apply(app, societe, rows, mode, told).await,
            Self::Entries(rows) => {
                imports::apply_entries(app, societe, (rows, as_of), mode, told).await
            }
        }
    }
}

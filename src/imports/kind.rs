//! What a file may hold: each kind with its own columns and its own effect.

use std::io::{Read, Seek};

use sea_orm::entity::prelude::*;

use super::apply::{self, ImportFault, Order};
use super::files::Files;
use super::reading::{
    self, DocumentRow, EntryRow, FileFault, Format, ImmeubleRow, Limits, LotRow, MandatRow, Row,
    Rows,
};
use super::report::Report;
use crate::agencies::Societe;
use crate::clock::Day;
use crate::web::App;

/// The names are those of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Kind {
    /// Tiers and their contracts.
    Tiers,
    Immeubles,
    /// Lots, and the contracts about them.
    Lots,
    /// Mandates of members of conseils syndicaux.
    Mandats,
    /// The entries of the contracts' accounts.
    Entries,
    /// Documents: an index of files.
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
    pub fn open(
        self,
        source: impl Read + Seek + Send + 'static,
        format: Format,
        limits: Limits,
    ) -> Result<Opened, FileFault> {
        Ok(match self {
            Self::Tiers => Opened::Tiers(reading::read_as(source, format, limits)?),
            Self::Immeubles => Opened::Immeubles(reading::read_as(source, format, limits)?),
            Self::Lots => Opened::Lots(reading::read_as(source, format, limits)?),
            Self::Mandats => Opened::Mandats(reading::read_as(source, format, limits)?),
            Self::Entries => Opened::Entries(reading::read_as(source, format, limits)?),
            Self::Documents => Opened::Documents(reading::read_as(source, format, limits)?),
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

    /// Applies the file as the order says.
    pub async fn apply(
        self,
        app: &App,
        societe: &Societe,
        (order, beside): (Order<'_>, Beside),
        told: &(dyn Fn(u64, u64) + Sync),
    ) -> Result<Report, ImportFault> {
        apply::opened((app, societe, self), (order, beside), told).await
    }
}

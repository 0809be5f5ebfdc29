//! Rows that the agency's software sends by itself, a few at a time: applied as files are, in its name.

use super::documents::DocumentWork;
use super::engine;
use super::entries::EntryWork;
use super::immeubles::ImmeubleWork;
use super::lots::LotWork;
use super::mandats::MandatWork;
use super::tiers::TiersWork;
use super::work::{By, ImportFault, Mode, Target};
use crate::agencies::Societe;
use crate::clock::Day;
use crate::imports::files::Files;
use crate::imports::reading::{DocumentRow, EntryRow, ImmeubleRow, LotRow, MandatRow, Row, Rows};
use crate::imports::report::Report;
use crate::web::App;

/// To whom they are sent, and by whom.
pub struct Sending<'a> {
    pub app: &'a App,
    pub societe: &'a Societe,
    pub by: By,
}

impl Sending<'_> {
    pub async fn tiers(&self, rows: Rows<Row>) -> Result<Report, ImportFault> {
        engine::run(self.target(), rows, TiersWork::of(self.societe, Mode::ForReal)).await
    }

    pub async fn immeubles(&self, rows: Rows<ImmeubleRow>) -> Result<Report, ImportFault> {
        engine::run(self.target(), rows, ImmeubleWork::of(self.societe, self.by.clone())).await
    }

    pub async fn lots(&self, rows: Rows<LotRow>) -> Result<Report, ImportFault> {
        engine::run(self.target(), rows, LotWork::of(self.societe)).await
    }

    pub async fn mandats(&self, rows: Rows<MandatRow>) -> Result<Report, ImportFault> {
        engine::run(self.target(), rows, MandatWork::of(self.societe)).await
    }

    /// From then on the ledger is one of `as_of`.
    pub async fn entries(&self, rows: Rows<EntryRow>, as_of: Day) -> Result<Report, ImportFault> {
        engine::run(self.target(), rows, EntryWork::of(self.societe, as_of)).await
    }

    pub async fn documents(
        &self,
        rows: Rows<DocumentRow>,
        files: Files,
    ) -> Result<Report, ImportFault> {
        engine::run(self.target(), rows, DocumentWork::of(self.societe, files)).await
    }

    fn target(&self) -> Target<'_> {
        Target::once((self.app, self.societe), (Mode::ForReal, &self.by), &|_, _| ())
    }
}

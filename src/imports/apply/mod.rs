//! Applying a file to a société: a dry run that only compares, then the same for real.

mod chunks;
mod documents;
mod engine;
mod entries;
mod immeubles;
mod lots;
mod mandats;
pub mod sent;
mod tiers;
mod work;

pub use documents::Known as KnownDocuments;
pub use work::{By, ImportFault, Mode, Order, Seal};

use super::files::Files;
use super::kind::{Beside, Opened};
use super::reading::{DocumentRow, EntryRow, ImmeubleRow, LotRow, MandatRow, Row, Rows};
use super::report::Report;
use crate::agencies::Societe;
use crate::clock::Day;
use crate::web::App;
use documents::DocumentWork;
use entries::EntryWork;
use immeubles::ImmeubleWork;
use lots::LotWork;
use mandats::MandatWork;
use tiers::TiersWork;
use work::Target;

/// Brings the tiers and contracts of a société to what the file says. Never touches an account, a
/// link or a provisional pair, and ends a contract by nothing else than its last day.
///
/// `progress` is told the bytes of the file and the rows done so far.
pub async fn apply(
    app: &App,
    societe: &Societe,
    rows: Rows<Row>,
    mode: Mode,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Report, ImportFault> {
    let by = &By::operator(app);
    let target = Target::once((app, societe), (mode, by), progress);
    engine::run(target, rows, TiersWork::of(societe, mode)).await
}

/// Adds to the accounts of a société what the file says: new entries, and a correction for each
/// that changed. From then on the ledger is one of `as_of`.
pub async fn apply_entries(
    app: &App,
    societe: &Societe,
    (rows, as_of): (Rows<EntryRow>, Day),
    mode: Mode,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Report, ImportFault> {
    let by = &By::operator(app);
    let target = Target::once((app, societe), (mode, by), progress);
    engine::run(target, rows, EntryWork::of(societe, as_of)).await
}

/// Brings the immeubles of a société to what the file says.
pub async fn apply_immeubles(
    app: &App,
    societe: &Societe,
    rows: Rows<ImmeubleRow>,
    mode: Mode,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Report, ImportFault> {
    let by = &By::operator(app);
    let target = Target::once((app, societe), (mode, by), progress);
    engine::run(target, rows, ImmeubleWork::of(societe, by.clone())).await
}

/// Brings the lots of a société to what the file says, and its contracts to their immeuble.
pub async fn apply_lots(
    app: &App,
    societe: &Societe,
    rows: Rows<LotRow>,
    mode: Mode,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Report, ImportFault> {
    let by = &By::operator(app);
    let target = Target::once((app, societe), (mode, by), progress);
    engine::run(target, rows, LotWork::of(societe)).await
}

/// Brings the mandates of members of conseils syndicaux to what the file says.
pub async fn apply_mandats(
    app: &App,
    societe: &Societe,
    rows: Rows<MandatRow>,
    mode: Mode,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Report, ImportFault> {
    let by = &By::operator(app);
    let target = Target::once((app, societe), (mode, by), progress);
    engine::run(target, rows, MandatWork::of(societe)).await
}

/// Publishes and withdraws documents, whose content is in the files.
pub async fn apply_documents(
    app: &App,
    societe: &Societe,
    (rows, files): (Rows<DocumentRow>, Files),
    mode: Mode,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Report, ImportFault> {
    let by = &By::operator(app);
    let target = Target::once((app, societe), (mode, by), progress);
    engine::run(target, rows, DocumentWork::of(societe, files)).await
}

/// Applies a file of any kind.
pub(super) async fn opened(
    (app, societe, opened): (&App, &Societe, Opened),
    (order, beside): (Order<'_>, Beside),
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Report, ImportFault> {
    let Order { mode, by, seal, kept } = order;
    let target = Target { app, societe, mode, by, seal, kept, progress };
    match opened {
        Opened::Tiers(rows) => engine::run(target, rows, TiersWork::of(societe, mode)).await,
        Opened::Immeubles(rows) => {
            engine::run(target, rows, ImmeubleWork::of(societe, by.clone())).await
        }
        Opened::Lots(rows) => engine::run(target, rows, LotWork::of(societe)).await,
        Opened::Mandats(rows) => engine::run(target, rows, MandatWork::of(societe)).await,
        Opened::Entries(rows) => {
            engine::run(target, rows, EntryWork::of(societe, beside.as_of)).await
        }
        Opened::Documents(rows) => {
            engine::run(target, rows, DocumentWork::of(societe, beside.files)).await
        }
    }
}

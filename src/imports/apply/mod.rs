//! Applying a file to a société: a dry run that only compares, then the same for real.

mod chunks;
mod engine;
mod entries;
mod tiers;

pub use engine::{ImportFault, Mode};

use super::reading::{EntryRow, Row, Rows};
use super::report::Report;
use crate::agencies::Societe;
use crate::clock::Day;
use crate::web::App;
use engine::Target;
use entries::EntryWork;
use tiers::TiersWork;

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
    let target = Target { app, societe, mode, progress };
    engine::run(target, rows, TiersWork::of(societe)).await
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
    let target = Target { app, societe, mode, progress };
    engine::run(target, rows, EntryWork::of(societe, as_of)).await
}

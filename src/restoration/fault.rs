//! Why a node must not serve the database that it finds.

use std::path::PathBuf;

use sea_orm::DbErr;

use crate::clock::{Moment, paris_iso};

/// Told to an operator, with what to do.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error(
        "the database was restored from a backup: it was last sealed {known} times, and this node saw \
         {seen} of them{}. What it revives (sessions, links, passwords, former letters) must be ended \
         before anybody is served: run `palier post-restore`, see docs/operate.md",
        since(*.at)
    )]
    Restored { known: i64, seen: i64, at: Option<Moment> },
    #[error(
        "the database was restored from a backup, or is not the one that this node served: what it \
         noted of the audit trail in {file} is not there. Run `palier post-restore`, see docs/operate.md; \
         if nothing was restored, somebody changed the trail: `palier audit verify` says where",
        file = .0.display()
    )]
    Other(PathBuf),
    #[error(
        "there is no file {file}, where this node notes what it saw of its database, although the \
         database was served before. After a restore, run `palier post-restore`. On a new node, or when \
         only the file is lost, `palier post-restore --not-restored` notes what is there now",
        file = .0.display()
    )]
    NoMarker(PathBuf),
    #[error("restore.marker: {} cannot be read or written: {reason}", file.display())]
    Disk { file: PathBuf, reason: std::io::Error },
    #[error("restore.marker: {} is not as this program writes it", .0.display())]
    Unreadable(PathBuf),
    #[error("restore.acts: {} cannot be read or written: {reason}", file.display())]
    Acts { file: PathBuf, reason: std::io::Error },
    #[error("the state of the audit trail cannot be read: {0}")]
    Database(#[from] DbErr),
}

fn since(at: Option<Moment>) -> String {
    at.map(|at| format!(", the last one at {}", paris_iso(at))).unwrap_or_default()
}

//! Backup: an installation written down while it is served, brought back, or moved to another database
//! and another store; every part counted and hashed.

mod bundle;
mod checking;
mod contents;
mod draft;
mod fault;
mod making;
mod manifest;
mod moving;
mod restoring;
mod rows;
mod target;

pub use bundle::Bundle;
pub use checking::check;
pub use draft::{Draft, PhraseSeal};
pub use fault::BackupError;
pub use making::{Made, make};
pub use manifest::Manifest;
pub use moving::{Moved, Outcome, copy};
pub use restoring::{Restored, restore};

use crate::database::Db;
use crate::store::Store;

/// What is read: the database, its schema left alone, and the contents of its documents.
#[derive(Clone, Debug)]
pub struct Source {
    pub db: Db,
    pub store: Store,
}

/// Hears what is being done, how much of it is done, and of how much.
pub type Told<'a> = &'a (dyn Fn(&str, u64, u64) + Sync);

//! How many statements the database is asked: a page that asks one for each row is told.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use super::Extranet;

/// Counts from when it was last taken.
#[derive(Clone, Default)]
pub struct Statements(Arc<AtomicUsize>);

impl Statements {
    pub fn taken(&self) -> usize {
        self.0.swap(0, Relaxed)
    }
}

impl Extranet {
    /// The same extranet, counted. Browsers opened before it are not.
    pub fn counted(self) -> (Self, Statements) {
        let statements = Statements::default();
        let count = Arc::clone(&statements.0);
        let watched = |db: palier::database::Db| {
            db.watched(move |_| {
                count.fetch_add(1, Relaxed);
            })
        };
        (self.with_database(watched), statements)
    }
}

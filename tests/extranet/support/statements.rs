//! How many statements the database is asked: a page that asks one for each row is told.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex};

use sea_orm::Statement;

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
    /// The same extranet, every statement of which is written down.
    pub fn written_down(self) -> (Self, WrittenDown) {
        let statements = WrittenDown::default();
        let heard = Arc::clone(&statements.0);
        let watched = |db: palier::database::Db| {
            db.watched(move |told| {
                heard.lock().expect("nobody panicked").push(told.statement.clone());
            })
        };
        (self.with_database(watched), statements)
    }
}

/// What was asked since it was last taken.
#[derive(Clone, Default)]
pub struct WrittenDown(Arc<Mutex<Vec<Statement>>>);

impl WrittenDown {
    pub fn taken(&self) -> Vec<Statement> {
        std::mem::take(&mut *self.0.lock().expect("nobody panicked"))
    }
}

//! The database: SQLite in a file by default, PostgreSQL when the address says so.

mod away;
mod batch;
mod condition;
mod fixed;
pub mod id;
pub mod migrations;
mod open;
mod schema;
mod snapshot;
mod whole;
mod written;

pub use away::is_away;
pub use batch::Batch;
pub use condition::{Condition, condition};
pub use fixed::{Fixed, FixedChange, inserting, values_of};
pub use open::{Location, open, open_as_it_is, open_at};
pub use schema::{Column, ColumnKind, Table, history, known_history, tables};
pub use written::{given, given_count, given_value};

use sea_orm::metric::Info;
use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, SqlErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};

/// A transaction that writes; dropped without a commit, it leaves nothing behind.
pub type Tx = DatabaseTransaction;

/// The two handles of one database.
///
/// SQLite has a single writer: a pool of one, whose queue is fair, beside a pool of connections
/// that can only read. On PostgreSQL both are the same pool.
#[derive(Clone, Debug)]
pub struct Db {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
}

impl Db {
    /// For questions; a write through it is refused by SQLite.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// The same handles, of which `told` hears every statement: how many a page makes can be
    /// counted. Not those of [`Batch::alone`] on SQLite, which go past sea-orm.
    #[must_use]
    pub fn watched(mut self, told: impl Fn(&Info<'_>) + Clone + Send + Sync + 'static) -> Self {
        self.reader.set_metric_callback(told.clone());
        self.writer.set_metric_callback(told);
        self
    }

    /// Whether changes are made one after the other, each knowing all those before it (SQLite): a
    /// statement that asks and then writes needs nothing else to be alone.
    pub fn has_one_writer(&self) -> bool {
        self.writer.get_database_backend() == DbBackend::Sqlite
    }

    /// How many connections are open, and how many of those nobody uses.
    pub fn connections(&self) -> (usize, usize) {
        let sqlite = |db: &DatabaseConnection| {
            let pool = db.get_sqlite_connection_pool();
            (pool.size() as usize, pool.num_idle())
        };
        if self.has_one_writer() {
            let (one, other) = (sqlite(&self.reader), sqlite(&self.writer));
            return (one.0 + other.0, one.1 + other.1);
        }
        let pool = self.reader.get_postgres_connection_pool();
        (pool.size() as usize, pool.num_idle())
    }

    /// Lets go of it, once nothing is under way.
    pub async fn close(self) -> Result<(), DbErr> {
        self.reader.close().await?;
        self.writer.close().await
    }

    /// Begins a transaction that will write.
    ///
    /// SQLite takes its lock at once: a reader that turns writer halfway would be refused. Never
    /// wait for the network or for a hash while holding one, and never begin a second one inside
    /// it: the writer is alone.
    pub async fn begin(&self) -> Result<Tx, DbErr> {
        let sqlite_transaction_mode = Some(SqliteTransactionMode::Immediate);
        let options = TransactionOptions { sqlite_transaction_mode, ..Default::default() };
        self.writer.begin_with_options(options).await
    }
}

/// Whether the database refused a row because its like is already there.
pub fn is_duplicate(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

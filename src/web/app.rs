//! What Palier runs on; cloned into every handler, command and test.

use std::sync::Arc;

use sea_orm::DbErr;

use crate::clock::Clock;
use crate::database::{self, Db, Location};
use crate::guard::{Guard, Hasher, HasherError, HasherSettings};
use crate::settings::{DatabaseUrl, Hashing, Settings, Synchronous};
use crate::store::{OpenError, Store};

/// The database, the clock, the guard, the store and the settings; a clone shares them all.
#[derive(Clone)]
pub struct App {
    pub db: Db,
    pub clock: Clock,
    pub guard: Guard,
    /// Where the content of documents lies.
    pub store: Store,
    pub settings: Arc<Settings>,
    /// Filled with invented people, mail readable by anybody: never outside `palier demo`.
    pub demo: bool,
}

/// Why Palier cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("the data folder cannot be created: {0}")]
    Folder(#[source] std::io::Error),
    #[error("the database cannot be opened: {0}")]
    Database(#[from] DbErr),
    #[error(transparent)]
    Hasher(#[from] HasherError),
    #[error(transparent)]
    Store(#[from] OpenError),
}

impl App {
    /// Opens the database, migrated, and starts the hashing threads.
    pub async fn open(settings: Settings, clock: Clock) -> Result<Self, StartError> {
        settings.files.create_data_dir().map_err(StartError::Folder)?;
        let db = database::open(&location(&settings)).await?;
        let guard = Guard::new(hasher(&settings.hashing, settings.hashing.slots_here())?);
        let store = Store::open(&settings.documents)?;
        Ok(Self { db, clock, guard, store, settings: Arc::new(settings), demo: false })
    }

    /// A second hasher, for bulk work that must not delay people who sign in.
    pub fn bulk_hasher(&self) -> Result<Hasher, HasherError> {
        hasher(&self.settings.hashing, self.settings.hashing.bulk_slots)
    }

    /// A full address for a letter: always from the configuration, never from a request, so that
    /// nobody can send our links to their own server (Host header poisoning).
    pub fn address(&self, path: &str) -> String {
        self.settings.server.public_url.page(path)
    }

    /// The name that the service itself signs with: the one before `mail.from`'s address.
    pub fn name(&self) -> &str {
        self.settings.mail.from.name.as_deref().unwrap_or("Palier")
    }

    /// Whether people reach us by TLS; only a loopback address may do without.
    pub fn is_secure(&self) -> bool {
        self.settings.server.public_url.is_https()
    }
}

/// Where the settings put the database.
pub fn location(settings: &Settings) -> Location {
    let database = &settings.database;
    match &database.url {
        DatabaseUrl::Sqlite(file) => Location::Sqlite {
            file: file.clone(),
            readers: database.readers,
            durable: database.synchronous == Synchronous::Full,
        },
        DatabaseUrl::Postgres(url) => {
            Location::Postgres { url: url.expose().to_owned(), connections: database.connections }
        }
    }
}

fn hasher(hashing: &Hashing, slots: usize) -> Result<Hasher, HasherError> {
    Hasher::start(HasherSettings {
        memory_kib: hashing.memory_kib,
        iterations: hashing.iterations,
        lanes: hashing.lanes,
        slots,
        queue: hashing.queue,
        wait: hashing.wait,
    })
}

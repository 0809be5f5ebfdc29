//! What Palier runs on; cloned into every handler, command and test.

use std::path::PathBuf;
use std::sync::Arc;

use sea_orm::DbErr;

use crate::clock::Clock;
use crate::database::{self, Db, Location};
use crate::guard::{Guard, Hasher, HasherError, HasherSettings};
use crate::settings::{DatabaseUrl, Hashing, Settings, Synchronous};

/// The database, the clock, the guard and the settings; a clone shares them all.
#[derive(Clone)]
pub struct App {
    pub db: Db,
    pub clock: Clock,
    pub guard: Guard,
    pub settings: Arc<Settings>,
    /// Filled with invented people, mail readable by anybody: never outside `palier demo`.
    pub demo: bool,
}

/// Why Palier cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("the data folder {} cannot be created", folder.display())]
    Folder { folder: PathBuf, source: std::io::Error },
    // Its words hold those of its own cause: named as a source, they would be said twice.
    #[error("the database cannot be opened: {0}")]
    Database(DbErr),
    #[error(transparent)]
    Hasher(#[from] HasherError),
}

impl App {
    /// Opens the database, migrated, and starts the hashing threads.
    pub async fn open(settings: Settings, clock: Clock) -> Result<Self, StartError> {
        if let Err(source) = settings.files.create_data_dir() {
            return Err(StartError::Folder { folder: settings.files.data_dir.clone(), source });
        }
        let db = database::open(&location(&settings)).await.map_err(StartError::Database)?;
        let guard = Guard::new(hasher(&settings.hashing, settings.hashing.slots_here())?);
        Ok(Self { db, clock, guard, settings: Arc::new(settings), demo: false })
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

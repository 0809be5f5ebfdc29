//! What Palier runs on; cloned into every handler, command and test.

use std::ops::Deref;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use sea_orm::DbErr;

use super::KeptPages;
use crate::clock::Clock;
use crate::database::{self, Db, Location};
use crate::guard::keys;
use crate::guard::webauthn::RelyingParty;
use crate::guard::{Guard, Hasher, HasherError, HasherSettings, Keyring, KeysError, Pace};
use crate::settings::{DatabaseUrl, Hashing, Settings, Synchronous};
use crate::store::{OpenError, Store};

/// What there is of `Parts`, shared by all clones: each layer that a request goes through takes one.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// The database, the clock, the guard, the store and the settings.
#[derive(Clone)]
pub struct Parts {
    pub db: Db,
    pub clock: Clock,
    pub guard: Guard,
    /// Where the content of documents lies.
    pub store: Store,
    pub settings: Arc<Settings>,
    /// What new secrets are hashed with; empty for an installation without pepper.
    pub keys: Keyring,
    /// Hashes for software that asks for many; started when it first does.
    pub shared_hasher: Arc<OnceLock<Hasher>>,
    /// Which keys of the API asked too much in the last minute.
    pub pace: Pace,
    /// What was drawn a moment ago, for whoever comes back to it.
    pub pages: KeptPages,
    /// Filled with invented people, mail readable by anybody: never outside `palier demo`.
    pub demo: bool,
}

impl Parts {
    fn of(
        settings: Settings,
        (db, clock): (Db, Clock),
        (guard, keys): (Guard, Keyring),
        store: Store,
    ) -> Self {
        let pages = KeptPages::new(settings.server.kept_pages.length());
        let (settings, pace, shared_hasher) = (Arc::new(settings), Pace::default(), Arc::default());
        Self { db, clock, guard, store, settings, keys, shared_hasher, pace, pages, demo: false }
    }
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
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
    Keys(#[from] KeysError),
    #[error(transparent)]
    Hasher(#[from] HasherError),
    #[error(transparent)]
    Store(#[from] OpenError),
}

impl App {
    /// Opens the database, migrated, then the ring of keys, and starts the hashing threads.
    pub async fn open(settings: Settings, clock: Clock) -> Result<Self, StartError> {
        let db = open_database(&settings).await?;
        let keys = keys::open(&settings, &db, clock.now()).await?;
        let slots = settings.hashing.slots_here();
        let guard = Guard::new(hasher(&settings.hashing, slots, &keys)?);
        let store = Store::open(&settings.documents)?;
        Ok(Self::on(Parts::of(settings, (db, clock), (guard, keys), store)))
    }

    /// The same for a command that hashes nothing: it works without the keys, as on the machine of
    /// somebody who reads the audit trail and must not hold them. Whoever would hash is turned away.
    pub async fn open_without_keys(settings: Settings, clock: Clock) -> Result<Self, StartError> {
        let db = open_database(&settings).await?;
        let (guard, keys) = (Guard::new(Hasher::closed()), Keyring::unread());
        let store = Store::open(&settings.documents)?;
        Ok(Self::on(Parts::of(settings, (db, clock), (guard, keys), store)))
    }

    fn on(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// The same with other parts.
    #[must_use]
    pub fn with(&self, change: impl FnOnce(&mut Parts)) -> Self {
        let mut parts = Parts::clone(self);
        change(&mut parts);
        Self(Arc::new(parts))
    }

    /// A second hasher, for bulk work that must not delay people who sign in.
    pub fn bulk_hasher(&self) -> Result<Hasher, HasherError> {
        hasher(&self.settings.hashing, self.settings.hashing.bulk_slots, &self.keys)
    }

    /// The one for software that asks for many: however many ask, there is one of it.
    pub fn shared_hasher(&self) -> Result<Hasher, HasherError> {
        if let Some(hasher) = self.shared_hasher.get() {
            return Ok(hasher.clone());
        }
        let fresh = self.bulk_hasher()?;
        Ok(self.shared_hasher.get_or_init(|| fresh).clone())
    }

    /// A full address for a letter: always from the configuration, never from a request, so that
    /// nobody can send our links to their own server (Host header poisoning).
    pub fn address(&self, path: &str) -> String {
        self.settings.server.public_url.page(path)
    }

    /// Who we are to passkeys: the host of our pages, and their origin.
    pub fn relying_party(&self) -> RelyingParty {
        let url = &self.settings.server.public_url;
        RelyingParty::new(url.host().name.as_str(), &url.to_string())
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

async fn open_database(settings: &Settings) -> Result<Db, StartError> {
    if let Err(source) = settings.files.create_data_dir() {
        return Err(StartError::Folder { folder: settings.files.data_dir.clone(), source });
    }
    database::open(&location(settings)).await.map_err(StartError::Database)
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

fn hasher(hashing: &Hashing, slots: usize, keys: &Keyring) -> Result<Hasher, HasherError> {
    let settings = HasherSettings {
        memory_kib: hashing.memory_kib,
        iterations: hashing.iterations,
        lanes: hashing.lanes,
        slots,
        queue: hashing.queue,
        wait: hashing.wait,
    };
    Hasher::start(settings, keys.clone())
}

//! A whole Palier of the test's own: a database, a clock that the test holds, mail in a folder.

use std::path::Path;
use std::time::Duration;

use axum::Router;
use palier::clock::{Clock, Moment};
use palier::database::Db;
use palier::guard::keys::KeyPlace;
use palier::mail::Postman;
use palier::router::router;
use palier::settings::{Settings, Synchronous, Transport};
use palier::web::{App, StartError};
use tempfile::TempDir;

use super::Browser;
use super::eml::Eml;
use super::postgres;

/// 12 May 2026, 14:32 in Paris.
const NOON: Moment = Moment::from_millis(1_778_589_120_000);

pub const ORIGIN: &str = "https://extranet.example";

pub struct Extranet {
    pub app: App,
    pub clock: Clock,
    router: Router,
    folder: TempDir,
    database: Option<postgres::FreshDatabase>,
}

impl Extranet {
    pub async fn open() -> Self {
        Self::open_with(|_| ()).await
    }

    /// An extranet whose settings the story changes first.
    pub async fn open_with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::open_at(NOON, change).await
    }

    /// An extranet with keys of its own in a file, whatever its database.
    pub async fn open_with_keys() -> Self {
        Self::open_with(with_keys).await
    }

    /// The same, today.
    pub async fn open_today_with_keys() -> Self {
        Self::open_at(Clock::system().now(), with_keys).await
    }

    /// An extranet that lives today, as the commands do that the story runs beside it.
    pub async fn open_today() -> Self {
        Self::open_today_with(|_| ()).await
    }

    pub async fn open_today_with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::open_at(Clock::system().now(), change).await
    }

    async fn open_at(moment: Moment, change: impl FnOnce(&mut Settings)) -> Self {
        let folder = TempDir::new().expect("a folder");
        let database = postgres::is_asked_for().then(postgres::fresh_database);
        let variables = variables(folder.path(), database.as_ref());
        let mut settings = settings(variables);
        change(&mut settings);
        let clock = Clock::fixed_at(moment);
        let app = App::open(settings, clock.clone()).await.expect("an extranet");
        let router = router(app.clone());
        Self { app, clock, router, folder, database }
    }

    /// The same database and mail folder, as a second node or after a restart.
    pub async fn restarted(self) -> Self {
        let settings = self.app.settings.as_ref().clone();
        let app = App::open(settings, self.clock.clone()).await.expect("an extranet");
        let router = router(app.clone());
        Self { app, router, ..self }
    }

    /// Another node on the same database, with settings of its own.
    pub async fn beside(&self, change: impl FnOnce(&mut Settings)) -> Result<Self, StartError> {
        let mut settings = self.app.settings.as_ref().clone();
        change(&mut settings);
        let app = App::open(settings, self.clock.clone()).await?;
        let (router, folder) = (router(app.clone()), TempDir::new().expect("a folder"));
        Ok(Self { app, clock: self.clock.clone(), router, folder, database: None })
    }

    /// Lets go of the database: what is left is for a process of its own. Browsers still hold it.
    pub fn let_go(self) -> Ground {
        let settings = self.app.settings.as_ref().clone();
        Ground { settings, clock: self.clock, folder: self.folder, database: self.database }
    }

    /// The same extranet, whose database is reached through other handles.
    pub fn with_database(self, change: impl FnOnce(Db) -> Db) -> Self {
        let app = self.app.with(|parts| parts.db = change(parts.db.clone()));
        let router = router(app.clone());
        Self { app, router, ..self }
    }

    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone(), ORIGIN)
    }

    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// What tells a command of Palier where all this is.
    pub fn variables(&self) -> Vec<(String, String)> {
        variables(self.folder.path(), self.database.as_ref())
    }

    /// A folder of the story's own, deleted with it.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn later(&self, span: Duration) {
        self.clock.advance(span);
    }

    /// The letters that reached an address so far, first to last.
    pub async fn mailbox(&self, address: &str) -> Vec<Eml> {
        let (db, clock) = (self.app.db.clone(), self.clock.clone());
        let postman = Postman::new(db, clock, self.app.settings.clone()).expect("a postman");
        while postman.deliver_due().await.expect("an outbox") > 0 {}
        let mut files: Vec<_> = std::fs::read_dir(&self.app.settings.mail.folder)
            .expect("a mail folder")
            .map(|file| file.expect("a file").path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "eml"))
            .collect();
        files.sort();
        let letters = files.iter().map(|file| Eml::parse(&std::fs::read(file).expect("a mail")));
        letters.filter(|letter| letter.to == [address]).collect()
    }

    /// The address behind the button of the last letter to somebody, without our own host.
    pub async fn link_mailed_to(&self, address: &str) -> String {
        let letters = self.mailbox(address).await;
        let letter = letters.last().unwrap_or_else(|| panic!("no letter to {address}"));
        let link = letter.link();
        let path = link.strip_prefix(ORIGIN);
        path.unwrap_or_else(|| panic!("{link} is not ours")).to_owned()
    }
}

fn with_keys(settings: &mut Settings) {
    settings.keys.file = Some(settings.files.data_dir.with_file_name("ring.toml"));
    KeyPlace::of(settings).renew().expect("a ring");
}

/// What an extranet stands on, while nobody is in it.
pub struct Ground {
    settings: Settings,
    clock: Clock,
    folder: TempDir,
    database: Option<postgres::FreshDatabase>,
}

impl Ground {
    pub async fn taken_up(self) -> Extranet {
        let Self { settings, clock, folder, database } = self;
        let app = App::open(settings, clock.clone()).await.expect("an extranet");
        let router = router(app.clone());
        Extranet { app, clock, router, folder, database }
    }

    /// Waits until SQLite has closed its file: the last who leaves removes what stands beside it.
    pub async fn is_quiet(&self) {
        let beside = self.settings.files.data_dir.join("palier.db-wal");
        for _ in 0..12_000 {
            if !beside.exists() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("somebody still holds the database");
    }
}

fn variables(folder: &Path, database: Option<&postgres::FreshDatabase>) -> Vec<(String, String)> {
    let data = folder.join("data").display().to_string();
    let mut given = vec![
        ("PALIER_FILES_DATA_DIR".to_owned(), data),
        ("PALIER_SERVER_PUBLIC_URL".to_owned(), ORIGIN.to_owned()),
        ("PALIER_MAIL_FROM".to_owned(), "ne-pas-repondre@extranet.example".to_owned()),
    ];
    if let Some(database) = database {
        given.push(("PALIER_DATABASE_URL".to_owned(), database.url.clone()));
    }
    given
}

fn settings(given: Vec<(String, String)>) -> Settings {
    let mut settings = Settings::load(None, given.into_iter()).expect("good settings");
    settings.database.synchronous = Synchronous::Normal;
    settings.database.connections = 4;
    settings.mail.transport = Transport::Folder;
    // Cheap on purpose: the stories are about what happens, not about how long it takes.
    settings.hashing.memory_kib = 64;
    settings.hashing.iterations = 1;
    settings
}

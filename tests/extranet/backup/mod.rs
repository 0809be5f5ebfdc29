//! An installation is written down, comes back, and moves; told with the program's own commands.

mod moving;
mod refusals;
mod round_trip;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use bytes::Bytes;
use palier::documents::{DocumentId, DocumentKind, Readers};
use palier::settings::{DatabaseUrl, Secret, Settings};
use tempfile::TempDir;

use crate::cli::palier;
use crate::space::documents_kit::{new, pdf};
use crate::support::people::Agence;
use crate::support::{Browser, Extranet, postgres};

pub const CAMILLE: &str = "camille@example.org";

/// Another place: a folder and a database where nothing is yet.
pub struct Place {
    folder: TempDir,
    url: DatabaseUrl,
    _database: Option<postgres::FreshDatabase>,
}

impl Place {
    /// With a database of the kind that this run is about.
    pub fn alike() -> Self {
        if !postgres::is_asked_for() {
            return Self::sqlite();
        }
        let database = postgres::fresh_database();
        let url = DatabaseUrl::Postgres(Secret::new(&database.url));
        Self { folder: TempDir::new().expect("a folder"), url, _database: Some(database) }
    }

    pub fn sqlite() -> Self {
        let folder = TempDir::new().expect("a folder");
        let url = DatabaseUrl::Sqlite(folder.path().join("there/palier.db"));
        Self { folder, url, _database: None }
    }

    pub fn files(&self) -> PathBuf {
        self.folder.path().join("there")
    }

    /// The program, set as the extranet is but for the place.
    pub fn palier(&self, extranet: &Extranet) -> Command {
        let mut command = palier(extranet);
        command
            .env("PALIER_DATABASE_URL", self.address())
            .env("PALIER_FILES_DATA_DIR", self.files());
        command
    }

    pub fn address(&self) -> String {
        match &self.url {
            DatabaseUrl::Sqlite(file) => format!("sqlite:{}", file.display()),
            DatabaseUrl::Postgres(url) => url.expose().to_owned(),
        }
    }

    /// A file of settings for `copy-store`; `more` stands at its end.
    pub fn toml(&self, more: &str) -> PathBuf {
        let file = self.folder.path().join("other.toml");
        let (url, files) = (self.address(), self.files());
        let text = format!(
            "[files]\ndata_dir = \"{}\"\n[database]\nurl = \"{url}\"\n{more}",
            files.display()
        );
        fs::write(&file, text).expect("settings");
        file
    }

    /// What is there by now, as an extranet of the story.
    pub async fn opened(
        &self,
        extranet: &Extranet,
        change: impl FnOnce(&mut Settings),
    ) -> Extranet {
        let there = extranet.beside(|settings| {
            let keys = settings.keys.file.clone();
            change(settings);
            settings.keys.file = keys;
            self.settle(settings);
        });
        there.await.expect("an extranet in the other place")
    }

    pub fn settle(&self, settings: &mut Settings) {
        settings.database.url = self.url.clone();
        settings.files.data_dir = self.files();
        settings.documents.folder = self.files().join("documents");
        settings.restore.marker = self.files().join("database.marker");
        settings.restore.acts = self.files().join("acts.journal");
        settings.mail.folder = self.files().join("mail");
    }
}

/// An extranet with Camille and her lease.
pub async fn lived_in() -> (Extranet, Agence, DocumentId) {
    let extranet = Extranet::open_today_with_keys().await;
    let (bellevue, lease) = furnished(&extranet).await;
    (extranet, bellevue, lease)
}

pub async fn furnished(extranet: &Extranet) -> (Agence, DocumentId) {
    let (bellevue, dossier, _) = extranet.camille().await;
    let readers = Readers::Contract(dossier.contract.id);
    let lease = new(&bellevue, DocumentKind::Bail, readers, "Bail");
    let lease = extranet.publish_file(&lease, content()).await;
    (bellevue, lease)
}

/// Larger than a piece of what is sealed at a time.
pub fn content() -> Bytes {
    let mut file = pdf("Bail").to_vec();
    file.resize(200_000, b'%');
    file.into()
}

pub fn run(command: &mut Command, words: &[&str]) -> Output {
    command.args(words).output().expect("palier runs")
}

/// What a command says when it refuses.
#[track_caller]
pub fn refused(command: &mut Command, words: &[&str]) -> String {
    let output = run(command, words);
    assert!(!output.status.success(), "{words:?} was not refused");
    String::from_utf8(output.stderr).expect("UTF-8")
}

pub fn shown(path: &Path) -> String {
    path.to_str().expect("UTF-8").to_owned()
}

/// Camille finds her lease, byte for byte.
pub async fn finds_lease(page: Browser, lease: DocumentId) {
    let page = page.sees("Mes contrats").get(&format!("/documents/{lease}")).await;
    assert_eq!((page.status.as_u16(), page.body()), (200, &content()[..]));
}

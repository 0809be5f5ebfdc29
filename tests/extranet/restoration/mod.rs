//! A backup comes back: nothing that had ended lives again.

mod command;
mod holders;
mod moments;
mod refusal;

use palier::restoration::{self, Asked, Ended, Refusal, Watch};
use palier::settings::DatabaseUrl;
use sea_orm::{ConnectionTrait, Database};

use crate::support::{Extranet, postgres};

/// A copy of a database, made at some moment.
pub struct Backup {
    url: String,
    _database: Option<postgres::FreshDatabase>,
}

impl Extranet {
    /// An extranet with keys, that serves from now on.
    async fn serving() -> (Self, Watch) {
        let extranet = Self::open_with_keys().await;
        let watch = extranet.admitted().await.expect("served");
        (extranet, watch)
    }

    async fn admitted(&self) -> Result<Watch, Refusal> {
        let marker = restoration::admit(&self.app).await?;
        Ok(Watch::new(self.app.clone(), marker))
    }

    async fn backup(&self) -> Backup {
        match &self.app.settings.database.url {
            DatabaseUrl::Sqlite(file) => {
                let copy = self.folder().join(format!("backup-{}.db", uuid::Uuid::new_v4()));
                let db = Database::connect(format!("sqlite:{}", file.display())).await;
                let vacuum = format!("vacuum into '{}'", copy.display());
                db.expect("the database").execute_unprepared(&vacuum).await.expect("copied");
                Backup { url: format!("sqlite:{}", copy.display()), _database: None }
            }
            DatabaseUrl::Postgres(url) => {
                let copy = postgres::copy_of(url.expose());
                Backup { url: copy.url.clone(), _database: Some(copy) }
            }
        }
    }

    /// The same node, before the backup instead of its database.
    async fn restored(&self, backup: &Backup) -> Self {
        let url = backup.url.clone();
        let there = self.beside(|settings| {
            let keys = settings.keys.file.clone();
            crate::walls::kit::set(settings, "database.url", &url);
            settings.keys.file = keys;
        });
        there.await.expect("a node before the backup")
    }

    /// What `palier post-restore` does, with the copy of the acts that this node made.
    async fn post_restore(&self) -> Ended {
        let acts = vec![self.app.settings.restore.acts.clone()];
        let asked = Asked { acts, ..Asked::default() };
        let origin = palier::audit::Origin::console(self.clock.now());
        restoration::post_restore(&self.app, &asked, &origin).await.expect("ended")
    }
}

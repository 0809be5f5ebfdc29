//! Opening a demonstration: its own folder and nobody else's, filled the first time.

use std::io;
use std::path::PathBuf;

use sea_orm::{DbErr, EntityTrait};

use super::fill::fill;
use super::record::Record;
use crate::agencies::societe;
use crate::clock::Clock;
use crate::documents::NotPublished;
use crate::guard::{Busy, Fault, HasherError};
use crate::imports::{FileFault, ImportFault};
use crate::settings::{DatabaseUrl, Settings};
use crate::web::{App, StartError};

/// Why there is no demonstration to show.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    #[error(
        "{0} holds a database that is not a demonstration, and nothing was changed in it: \
         choose another folder with --data-dir"
    )]
    NotADemonstration(String),
    #[error("{file}: {source}")]
    Record { file: PathBuf, source: io::Error },
    #[error(transparent)]
    Start(#[from] StartError),
    #[error(transparent)]
    Database(#[from] DbErr),
    #[error(transparent)]
    Fault(#[from] Fault),
    #[error(transparent)]
    Hasher(#[from] HasherError),
    #[error(transparent)]
    Busy(#[from] Busy),
    #[error(transparent)]
    File(#[from] FileFault),
    #[error(transparent)]
    Import(#[from] ImportFault),
    #[error("a document cannot be made: {0}")]
    Papers(#[source] io::Error),
    #[error("a document cannot be published: {0}")]
    Publish(#[from] NotPublished),
}

/// The site, and what may still be tried in it.
pub async fn open(settings: Settings, clock: Clock) -> Result<(App, Record), DemoError> {
    let folder = settings.files.data_dir.clone();
    let unreadable = |source| DemoError::Record { file: folder.join("demo.json"), source };
    let known = Record::read(&folder).map_err(unreadable)?;
    if known.is_none() {
        refuse_existing_file(&settings)?;
        // Before the database: a start cut short leaves a demonstration, not a stranger's file.
        settings.files.create_data_dir().map_err(unreadable)?;
        Record::default().keep(&folder).map_err(unreadable)?;
    }
    let app = App::open(settings, clock).await?.with(|parts| parts.demo = true);
    match found(&app, known.as_ref()).await? {
        Found::Stranger => {
            if known.is_none() {
                Record::forget(&folder).map_err(unreadable)?;
            }
            Err(not_a_demonstration(&app.settings))
        }
        Found::Whole => {
            let record = known.unwrap_or_default().still_good(&app).await?;
            Ok((app, record))
        }
        Found::Unfinished => {
            let record = Box::pin(fill(&app)).await?;
            record.keep(&folder).map_err(unreadable)?;
            Ok((app, record))
        }
    }
}

/// What the database of the folder turned out to be.
enum Found {
    Whole,
    /// Empty, or ours and not filled to its end.
    Unfinished,
    Stranger,
}

async fn found(app: &App, known: Option<&Record>) -> Result<Found, DbErr> {
    let societes = societe::Entity::find().all(app.db.reader()).await?;
    Ok(match known.map(|record| record.filled) {
        _ if societes.is_empty() => Found::Unfinished,
        Some(Some(first)) if societes.iter().any(|societe| societe.id == first) => Found::Whole,
        Some(None) => Found::Unfinished,
        _ => Found::Stranger,
    })
}

/// Before anything is opened: opening a database may change its schema.
fn refuse_existing_file(settings: &Settings) -> Result<(), DemoError> {
    match &settings.database.url {
        DatabaseUrl::Sqlite(file) if file.exists() => Err(not_a_demonstration(settings)),
        _ => Ok(()),
    }
}

fn not_a_demonstration(settings: &Settings) -> DemoError {
    DemoError::NotADemonstration(match &settings.database.url {
        DatabaseUrl::Sqlite(file) => file.display().to_string(),
        DatabaseUrl::Postgres(_) => "The PostgreSQL server of the configuration".to_owned(),
    })
}

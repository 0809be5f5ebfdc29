//! Where an installation is brought to: nothing must be there yet.

use sea_orm::prelude::Uuid;
use sea_orm::sea_query::Query;
use sea_orm::{ConnectionTrait, DbErr};

use super::fault::BackupError;
use crate::database::{self, Db, Location, Table};
use crate::restoration::Marker;
use crate::settings::Settings;
use crate::store::Store;
use crate::web::location;

/// What the making of a schema, or a first look at it with the keys, puts there.
const BY_ITSELF: [&str; 2] = ["audit_state", "key_check"];

/// What there is where an installation is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    Nothing,
    /// Rows of the database of this number.
    Installation(Uuid),
}

/// A database without rows, and the store beside it.
pub struct Target {
    pub db: Db,
    pub store: Store,
    pub tables: Vec<Table>,
}

impl Target {
    /// Makes the schema that a database of this history has, where [`look`] found nothing.
    pub async fn make(settings: &Settings, history: &[String]) -> Result<Self, BackupError> {
        let known = database::known_history();
        if known.get(..history.len()) != Some(history) {
            let told = "its schema is not one that this program knows: use the version of Palier that \
                        it is of, or a later one";
            return Err(BackupError::Refused(told.to_owned()));
        }
        let made = settings.files.create_data_dir();
        made.map_err(BackupError::file(&settings.files.data_dir))?;
        let db = database::open_at(&location(settings), history.len()).await?;
        if database::history(db.reader()).await?.len() != history.len() {
            let told = "the database is empty, but its schema is of a later version than what is to \
                        come: drop it, and begin again";
            return Err(BackupError::Refused(told.to_owned()));
        }
        let tables = database::tables(db.reader()).await?;
        // Nobody is in front of a screen, and what is larger than new ones may be is there already.
        let store = Store::open(&settings.documents)?.allowing(u64::MAX);
        Ok(Self { db, store, tables })
    }

    /// The table that holds such rows.
    pub fn table(&self, like: &Table) -> Result<&Table, BackupError> {
        let found = self.tables.iter().find(|table| table.is_like(like));
        let told = || format!("the table {} is not the same in both databases", like.name);
        found.ok_or_else(|| BackupError::Refused(told()))
    }
}

/// Looks, and changes nothing: not even the schema.
pub async fn look(settings: &Settings) -> Result<Found, BackupError> {
    let location = location(settings);
    if let Location::Sqlite { file, .. } = &location
        && !file.exists()
    {
        return Ok(Found::Nothing);
    }
    let db = database::open_as_it_is(&location).await?;
    let found = look_at(&db).await;
    db.close().await?;
    found
}

async fn look_at(db: &Db) -> Result<Found, BackupError> {
    let db = db.reader();
    let tables = database::tables(db).await?;
    if tables.is_empty() {
        return Ok(Found::Nothing);
    }
    if !tables.iter().any(|table| table.name == "audit_state") {
        let told = "the database holds tables that are not Palier's: name an empty one";
        return Err(BackupError::Refused(told.to_owned()));
    }
    for table in tables.iter().filter(|table| !BY_ITSELF.contains(&table.name.as_str())) {
        if table.count(db).await? > 0 {
            return Ok(Found::Installation(number(db).await?));
        }
    }
    Ok(Found::Nothing)
}

/// Of a database whose schema may be older than this program's.
async fn number(db: &impl ConnectionTrait) -> Result<Uuid, DbErr> {
    let question = Query::select().column("database_id").from("audit_state").to_owned();
    let row = db.query_one(&question).await?;
    let number = row.map(|row| row.try_get("", "database_id")).transpose()?;
    Ok(number.unwrap_or_else(Uuid::nil))
}

/// Refuses a folder whose marker tells of another database: it is another installation's.
pub fn refuse_others_marker(settings: &Settings, database: Uuid) -> Result<(), BackupError> {
    let file = &settings.restore.marker;
    match Marker::read(file)? {
        Some(marker) if marker.database != database => Err(BackupError::Refused(format!(
            "{} tells of another installation: name another data folder, or put it elsewhere first",
            file.display()
        ))),
        _ => Ok(()),
    }
}

//! The condition of a database: whether it answers, and whether its schema is of today.

use sea_orm::{Database, DbErr};
use sea_orm_migration::MigratorTrait;

use super::migrations::Migrator;
use super::open::{Location, postgres, sqlite};

/// What [`condition`] finds out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// No file yet: the first start creates it.
    Absent,
    /// The next start makes so many changes to the schema.
    Behind(usize),
    Current,
}

/// Looks at a database without migrating it. A schema that is newer than the program is an error.
pub async fn condition(location: &Location) -> Result<Condition, DbErr> {
    let options = match location {
        Location::Sqlite { file, .. } if !file.exists() => return Ok(Condition::Absent),
        Location::Sqlite { .. } => sqlite(location, 1, false),
        Location::Postgres { url, .. } => postgres(url, 1),
    };
    let db = Database::connect(options).await?;
    let pending = Migrator::get_pending_migrations(&db).await?.len();
    db.close().await?;
    Ok(if pending == 0 { Condition::Current } else { Condition::Behind(pending) })
}

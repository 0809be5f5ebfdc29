//! Opening a database: where it is, how its connections are set up, and its schema brought up to date.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::time::Duration;

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr};
use sea_orm_migration::MigratorTrait;

use super::Db;
use super::migrations::Migrator;

/// Any number will do, as long as every node takes the same one.
const MIGRATION_LOCK: i64 = 0x5061_6c69_6572;

/// Reads a file of SQLite as memory, to the last byte: after each change its readers look at their pages
/// again, and to fetch one that is mapped costs nothing. Address space is all that it takes.
const WHOLE_FILE: &str = "1099511627776";

/// Where a database is and how to reach it.
#[derive(Clone, Debug)]
pub enum Location {
    Sqlite {
        file: PathBuf,
        /// How many connections may read at once.
        readers: u32,
        /// Waits for the disk at each commit (`synchronous=FULL`): a power cut loses nothing.
        durable: bool,
    },
    Postgres {
        url: String,
        connections: u32,
    },
}

/// Opens a database, creates it if it is a file that is not there yet, and migrates it.
pub async fn open(location: &Location) -> Result<Db, DbErr> {
    migrate(location, None).await?;
    open_as_it_is(location).await
}

/// The same with the schema that it had after so many migrations; one that is further stays so.
pub async fn open_at(location: &Location, migrations: usize) -> Result<Db, DbErr> {
    migrate(location, Some(migrations)).await?;
    open_as_it_is(location).await
}

/// Opens a database and leaves its schema alone.
pub async fn open_as_it_is(location: &Location) -> Result<Db, DbErr> {
    match location {
        Location::Sqlite { readers, .. } => Ok(Db {
            writer: Database::connect(sqlite(location, 1, false)).await?,
            reader: Database::connect(sqlite(location, *readers, true)).await?,
        }),
        Location::Postgres { url, connections } => {
            let pool = Database::connect(postgres(url, *connections)).await?;
            Ok(Db { reader: pool.clone(), writer: pool })
        }
    }
}

/// Brings the schema up to date, or as far as `until`; nodes that start together wait for one another.
async fn migrate(location: &Location, until: Option<usize>) -> Result<(), DbErr> {
    match location {
        Location::Sqlite { file, .. } => {
            let (lock, own) = (file.with_extension("lock"), file.clone());
            let held = tokio::task::spawn_blocking(move || {
                let lock = File::create(lock)?;
                lock.lock()?;
                make_private(&own)?;
                Ok::<_, std::io::Error>(lock)
            });
            let held = held.await.map_err(|error| DbErr::Custom(error.to_string()))?;
            let _held =
                held.map_err(|error| DbErr::Custom(format!("{}: {error}", file.display())))?;
            let db = Database::connect(sqlite(location, 1, false)).await?;
            up(&db, until).await?;
            db.close().await
        }
        Location::Postgres { url, .. } => {
            let db: DatabaseConnection = Database::connect(postgres(url, 1)).await?;
            // The lock belongs to the only connection of this pool, and goes with it.
            let take = format!("select pg_advisory_lock({MIGRATION_LOCK})");
            db.execute_unprepared(&take).await?;
            up(&db, until).await?;
            db.close().await
        }
    }
}

async fn up(db: &DatabaseConnection, until: Option<usize>) -> Result<(), DbErr> {
    let Some(until) = until else { return Migrator::up(db, None).await };
    let steps = until.saturating_sub(Migrator::get_applied_migrations(db).await?.len());
    Migrator::up(db, Some(u32::try_from(steps).unwrap_or(u32::MAX))).await
}

/// Makes the file, for its owner alone, if it is not there yet: the folder may be open to others.
/// SQLite gives `-wal` and `-shm` the same rights; an empty file is a database without tables.
fn make_private(file: &Path) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(file) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        made => made.map(drop),
    }
}

pub(super) fn sqlite(location: &Location, connections: u32, read_only: bool) -> ConnectOptions {
    let Location::Sqlite { file, durable, .. } = location else { unreachable!("a file") };
    let synchronous = if *durable { "FULL" } else { "NORMAL" };
    let mut options = ConnectOptions::new(format!("sqlite:{}?mode=rwc", file.display()));
    options
        .max_connections(connections)
        .min_connections(connections)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |sqlite| {
            let sqlite = sqlite
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", synchronous)
                .pragma("foreign_keys", "ON")
                .pragma("cache_size", "-32768")
                .pragma("temp_store", "MEMORY")
                .pragma("mmap_size", WHOLE_FILE)
                .busy_timeout(Duration::from_secs(10));
            if read_only { sqlite.pragma("query_only", "ON") } else { sqlite }
        });
    options
}

pub(super) fn postgres(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(5))
        .test_before_acquire_if_idle_for(Duration::from_secs(5))
        .sqlx_logging(false)
        // Our questions take milliseconds, and compiling one takes a second: PostgreSQL does it as soon
        // as its guess of the cost is high, which for many rows of other people it is.
        // And planning one takes as long as answering it: it is planned once a connection, for any
        // values. Our questions force the order of their tables, so that values change little.
        .map_sqlx_postgres_opts(|postgres| {
            postgres.options([("jit", "off"), ("plan_cache_mode", "force_generic_plan")])
        });
    options
}

//! Whether an error is the database's absence: a matter of time, unlike everything else.

use sea_orm::sqlx::Error;
use sea_orm::sqlx::error::DatabaseError;
use sea_orm::{DbErr, RuntimeErr};

/// Whether the database could not be reached, was lost on the way, or has no room to write.
pub fn is_away(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(RuntimeErr::SqlxError(_)) => true,
        DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error)) => {
            match &**error {
                Error::Database(error) => says_so(&**error),
                Error::Io(_)
                | Error::Tls(_)
                | Error::PoolTimedOut
                | Error::PoolClosed
                | Error::WorkerCrashed
                | Error::BeginFailed => true,
                _ => false,
            }
        }
        _ => false,
    }
}

/// PostgreSQL: lost connections (08), too many of them (53), a server that stops or starts (57P),
/// one that took over and only reads (25006). SQLite: busy, locked, read-only, a failing disk, a full one, no file.
fn says_so(error: &dyn DatabaseError) -> bool {
    let code = error.code().unwrap_or_default();
    match code.parse::<u32>() {
        // A SQLite code and its details (extended result codes) share the low byte.
        Ok(number) if code.len() != 5 => matches!(number & 0xff, 5 | 6 | 8 | 10 | 13 | 14),
        _ => ["08", "53", "57P", "25006"].iter().any(|class| code.starts_with(class)),
    }
}

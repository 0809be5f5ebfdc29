//! A whole transaction of SQLite in one message: begun, done and committed without a change of thread.

use sea_orm::sea_query::Values;
use sea_orm::sqlx::pool::PoolConnection;
use sea_orm::sqlx::{AssertSqlSafe, Error, Sqlite, query_with};
use sea_orm::{DbErr, QueryResult, RuntimeErr, Statement};
use sea_query_sqlx::SqlxValues;

use super::Db;

/// Runs statements (joined by `;`) on the writer, and returns their rows once they are committed.
pub async fn run(db: &Db, statements: Statement) -> Result<Vec<QueryResult>, DbErr> {
    let text = format!("begin immediate; {}; commit", statements.sql);
    let values = SqlxValues(statements.values.unwrap_or(Values(Vec::new())));
    let writer = db.writer.get_sqlite_connection_pool().acquire().await;
    let mut writer = Unfinished(Some(writer.map_err(|error| DbErr::Conn(from_sqlx(error)))?));
    let Some(connection) = &mut writer.0 else { return Ok(Vec::new()) };
    let question = query_with(AssertSqlSafe(text), values);
    let rows = question.fetch_all(&mut **connection).await;
    let rows = rows.map_err(|error| DbErr::Query(from_sqlx(error)))?;
    writer.finish();
    Ok(rows.into_iter().map(QueryResult::from).collect())
}

fn from_sqlx(error: Error) -> RuntimeErr {
    RuntimeErr::SqlxError(error.into())
}

/// A connection that may be in the middle of a transaction of which `sqlx` knows nothing.
///
/// After a mistake, or when nobody waits for the answer any more, it is closed instead of given
/// back: SQLite then undoes what was begun, and the pool opens another one.
struct Unfinished(Option<PoolConnection<Sqlite>>);

impl Unfinished {
    fn finish(&mut self) {
        self.0 = None;
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if let Some(connection) = &mut self.0 {
            connection.close_on_drop();
        }
    }
}

//! A batch: statements of one transaction that nobody needs to answer one by one.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, StatementBuilder, Value};

use super::{Db, Tx, whole};

/// Statements in their order. Each that SQLite is asked alone costs two changes of thread, which is
/// more than it costs itself: all of a batch go in one message. PostgreSQL takes them one by one.
pub struct Batch<'a> {
    on: On<'a>,
    statements: Vec<Statement>,
}

enum On<'a> {
    Tx(&'a Tx),
    Db(&'a Db),
}

impl<'a> Batch<'a> {
    /// Part of a transaction, which somebody else commits.
    pub fn of(tx: &'a Tx) -> Self {
        Self { on: On::Tx(tx), statements: Vec::new() }
    }

    /// A transaction of its own: once it has run, all of it is committed, or nothing.
    pub fn alone(db: &'a Db) -> Self {
        Self { on: On::Db(db), statements: Vec::new() }
    }

    pub fn add(&mut self, statement: &impl StatementBuilder) {
        self.statements.push(self.backend().build(statement));
    }

    /// Runs them all, and returns the rows of those that have some: one of them, or nobody could
    /// tell whose they are.
    pub async fn run(self) -> Result<Vec<QueryResult>, DbErr> {
        if self.statements.is_empty() {
            return Ok(Vec::new());
        }
        match (&self.on, self.backend()) {
            (On::Tx(tx), DbBackend::Sqlite) => tx.query_all_raw(joined(self.statements)).await,
            (On::Tx(tx), _) => one_by_one(tx, self.statements).await,
            (On::Db(db), DbBackend::Sqlite) if self.statements.len() == 1 => {
                // It is a transaction by itself.
                db.writer.query_all_raw(joined(self.statements)).await
            }
            (On::Db(db), DbBackend::Sqlite) => whole::run(db, joined(self.statements)).await,
            (On::Db(db), _) => {
                let tx = db.begin().await?;
                let rows = one_by_one(&tx, self.statements).await?;
                tx.commit().await?;
                Ok(rows)
            }
        }
    }

    fn backend(&self) -> DbBackend {
        match self.on {
            On::Tx(tx) => tx.get_database_backend(),
            On::Db(db) => db.writer.get_database_backend(),
        }
    }
}

async fn one_by_one(tx: &Tx, statements: Vec<Statement>) -> Result<Vec<QueryResult>, DbErr> {
    let mut rows = Vec::new();
    for statement in statements {
        rows.extend(tx.query_all_raw(statement).await?);
    }
    Ok(rows)
}

/// SQLite counts unnumbered values from the first statement to the last.
fn joined(statements: Vec<Statement>) -> Statement {
    let (mut texts, mut values) = (Vec::new(), Vec::<Value>::new());
    for statement in statements {
        texts.push(statement.sql);
        values.extend(statement.values.into_iter().flatten());
    }
    Statement::from_sql_and_values(DbBackend::Sqlite, texts.join("; "), values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_and_their_values_keep_their_order() {
        let one = |sql: &str, value: i32| {
            Statement::from_sql_and_values(DbBackend::Sqlite, sql, [value.into()])
        };
        let joined = joined(vec![one("delete from a where b = ?", 1), one("select ?", 2)]);
        assert_eq!(joined.sql, "delete from a where b = ?; select ?");
        assert_eq!(joined.values.map(|values| values.0), Some(vec![1.into(), 2.into()]));
    }
}

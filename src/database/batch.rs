//! A batch: statements of one transaction that nobody needs to answer one by one.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, StatementBuilder, Value};

/// Statements in their order. Each that SQLite is asked alone costs two changes of thread, which is
/// more than it costs itself: all of a batch go in one message. PostgreSQL takes them one by one.
pub struct Batch<'a, C: ConnectionTrait> {
    tx: &'a C,
    statements: Vec<Statement>,
}

impl<'a, C: ConnectionTrait> Batch<'a, C> {
    pub fn of(tx: &'a C) -> Self {
        Self { tx, statements: Vec::new() }
    }

    pub fn add(&mut self, statement: &impl StatementBuilder) {
        self.statements.push(self.tx.get_database_backend().build(statement));
    }

    /// Runs them all, and returns the rows of those that have some: one of them, or nobody could
    /// tell whose they are.
    pub async fn run(self) -> Result<Vec<QueryResult>, DbErr> {
        let statements = match self.tx.get_database_backend() {
            DbBackend::Sqlite => vec![joined(self.statements)],
            _ => self.statements,
        };
        let mut rows = Vec::new();
        for statement in statements {
            rows.extend(self.tx.query_all_raw(statement).await?);
        }
        Ok(rows)
    }
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

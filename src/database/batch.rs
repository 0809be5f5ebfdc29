//! A batch: statements of one transaction that nobody needs to answer one by one.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, StatementBuilder, Value};

use super::written::Written;
use super::{Db, FixedChange, Tx, whole};

/// Statements in their order. Each that SQLite is asked alone costs two changes of thread, which is
/// more than it costs itself: all of a batch go in one message. PostgreSQL takes those of somebody
/// else's transaction one by one, and weaves those that are alone into one statement, each of which
/// sees the rows as they were before: none may count on what another one changes.
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

    /// The same of a statement whose words are written down already.
    pub fn add_fixed(&mut self, change: &FixedChange, values: &[Value]) {
        self.statements.push(change.with(self.backend(), values));
    }

    /// The same of one that is written as a fixed one and is too rare to be kept.
    pub fn add_given(&mut self, write: impl Fn(DbBackend) -> Statement, values: &[Value]) {
        let engine = self.backend();
        self.statements.push(Written::of(write(engine)).with(engine, values));
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
            (On::Db(db), DbBackend::Sqlite) if self.statements.len() > 1 => {
                whole::run(db, joined(self.statements)).await
            }
            // One statement is a transaction by itself.
            (On::Db(db), engine) => db.writer.query_all_raw(woven(engine, self.statements)).await,
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

/// One statement of several (PostgreSQL), or the only one.
fn woven(engine: DbBackend, mut statements: Vec<Statement>) -> Statement {
    if statements.len() == 1
        && let Some(only) = statements.pop()
    {
        return only;
    }
    let (mut parts, mut values) = (Vec::new(), Vec::<Value>::new());
    let mut told = "select 1 where false".to_owned();
    for (at, statement) in statements.into_iter().enumerate() {
        let words = renumbered(&statement.sql, values.len());
        values.extend(statement.values.into_iter().flatten());
        if words.starts_with("SELECT") {
            told = words;
            continue;
        }
        if words.contains(" RETURNING ") {
            told = format!("select * from part_{at}");
        }
        parts.push(format!("part_{at} as ({words})"));
    }
    Statement::from_sql_and_values(engine, format!("with {} {told}", parts.join(", ")), values)
}

/// The values of a statement that so many others come before.
fn renumbered(words: &str, before: usize) -> String {
    let mut pieces = words.split('$');
    let mut renumbered = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find(|one: char| !one.is_ascii_digit()).unwrap_or(piece.len());
        let (number, rest) = piece.split_at(end);
        let number =
            number.parse().map_or(number.to_owned(), |it: usize| (it + before).to_string());
        renumbered.extend(["$", &number, rest]);
    }
    renumbered
}

/// SQLite counts unnumbered values from the first statement to the last.
pub(super) fn joined(statements: Vec<Statement>) -> Statement {
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

    #[test]
    fn woven_statements_keep_their_values_and_the_rows_of_the_one_that_asks() {
        let one = |sql: &str, values: Vec<Value>| {
            Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
        };
        let delete = one("DELETE FROM a WHERE b = $1 AND c = $2", vec![1.into(), 2.into()]);
        let ask = one("SELECT $1 + $10", vec![3.into()]);
        let insert = one("INSERT INTO d VALUES ($1)", vec![4.into()]);
        let all = woven(DbBackend::Postgres, vec![delete.clone(), ask, insert]);
        let parts = "with part_0 as (DELETE FROM a WHERE b = $1 AND c = $2), \
                     part_2 as (INSERT INTO d VALUES ($4)) SELECT $3 + $12";
        assert_eq!(all.sql, parts);
        let values: Vec<Value> = [1, 2, 3, 4].map(Value::from).into();
        assert_eq!(all.values.map(|values| values.0), Some(values));
        assert_eq!(woven(DbBackend::Postgres, vec![delete.clone()]), delete);
    }
}

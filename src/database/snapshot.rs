//! A snapshot: what the database holds at one moment, whoever writes meanwhile; and its rows as lines
//! that both engines write alike.
//!
//! A line is a JSON array of the columns in the order of their names: a UUID as text, bytes in base 64.
//! Rows come in the order of their key, texts compared byte by byte, so that a table has the same lines
//! wherever it lies.

use data_encoding::BASE64;
use futures_util::{Stream, StreamExt};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Alias, Expr, Order, Query, SelectStatement, Value};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, IsolationLevel,
    QueryResult, StreamTrait, TransactionOptions, TransactionTrait,
};
use serde_json::Value as Json;

use super::schema::{Column, ColumnKind, Table};
use super::{Db, Tx};

impl Db {
    /// Begins a transaction that only reads, all of it at one moment.
    pub async fn snapshot(&self) -> Result<Tx, DbErr> {
        let options = match self.reader.get_database_backend() {
            DbBackend::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..Default::default()
            },
            // A transaction of SQLite sees what was there at its first question.
            _ => TransactionOptions::default(),
        };
        self.reader.begin_with_options(options).await
    }
}

impl Table {
    /// Every row, each as a line without its end.
    pub async fn lines<'a>(
        &'a self,
        tx: &'a DatabaseTransaction,
    ) -> Result<impl Stream<Item = Result<Vec<u8>, DbErr>> + 'a, DbErr> {
        let rows = tx.stream(&self.question(StreamTrait::get_database_backend(tx))).await?;
        Ok(rows.map(move |row| self.line(&row?)))
    }

    /// How many rows there are.
    pub async fn count(&self, db: &impl ConnectionTrait) -> Result<u64, DbErr> {
        let mut question = Query::select();
        question.expr(Expr::cust("count(*)")).from(Alias::new(&self.name));
        let row = db.query_one(&question).await?;
        let count: Option<i64> = row.map(|row| row.try_get_by_index(0)).transpose()?;
        Ok(count.and_then(|count| u64::try_from(count).ok()).unwrap_or_default())
    }

    /// What one line says, as values for the columns in their order.
    pub fn values(&self, line: &[u8]) -> Option<Vec<Value>> {
        let cells: Vec<Json> = serde_json::from_slice(line).ok()?;
        if cells.len() != self.columns.len() {
            return None;
        }
        self.columns.iter().zip(cells).map(|(column, cell)| value(column.kind, cell)).collect()
    }

    fn question(&self, engine: DbBackend) -> SelectStatement {
        let mut question = Query::select();
        question.from(Alias::new(&self.name));
        question.columns(self.columns.iter().map(|column| Alias::new(&column.name)));
        for name in &self.key {
            let is_text = self.column(name).is_some_and(|it| it.kind == ColumnKind::Text);
            if is_text && engine == DbBackend::Postgres {
                let bytes = Expr::cust(format!("\"{name}\" collate \"C\""));
                question.order_by_expr(bytes, Order::Asc);
            } else {
                question.order_by(Alias::new(name), Order::Asc);
            }
        }
        question
    }

    fn line(&self, row: &QueryResult) -> Result<Vec<u8>, DbErr> {
        let cells: Result<Vec<Json>, DbErr> =
            self.columns.iter().enumerate().map(|(at, column)| cell(row, at, column)).collect();
        serde_json::to_vec(&cells?).map_err(|error| DbErr::Custom(error.to_string()))
    }
}

fn cell(row: &QueryResult, at: usize, column: &Column) -> Result<Json, DbErr> {
    Ok(match column.kind {
        ColumnKind::Uuid => {
            row.try_get_by_index::<Option<Uuid>>(at)?.map(|it| it.to_string()).into()
        }
        ColumnKind::Text => row.try_get_by_index::<Option<String>>(at)?.into(),
        ColumnKind::Integer if column.is_narrow => row.try_get_by_index::<Option<i32>>(at)?.into(),
        ColumnKind::Integer => row.try_get_by_index::<Option<i64>>(at)?.into(),
        ColumnKind::Boolean => row.try_get_by_index::<Option<bool>>(at)?.into(),
        ColumnKind::Bytes => {
            row.try_get_by_index::<Option<Vec<u8>>>(at)?.map(|it| BASE64.encode(&it)).into()
        }
    })
}

fn value(kind: ColumnKind, cell: Json) -> Option<Value> {
    if cell.is_null() {
        return Some(match kind {
            ColumnKind::Uuid => None::<Uuid>.into(),
            ColumnKind::Text => None::<String>.into(),
            ColumnKind::Integer => None::<i64>.into(),
            ColumnKind::Boolean => None::<bool>.into(),
            ColumnKind::Bytes => None::<Vec<u8>>.into(),
        });
    }
    Some(match (kind, cell) {
        (ColumnKind::Uuid, Json::String(text)) => Uuid::parse_str(&text).ok()?.into(),
        (ColumnKind::Text, Json::String(text)) => text.into(),
        (ColumnKind::Integer, Json::Number(number)) => number.as_i64()?.into(),
        (ColumnKind::Boolean, Json::Bool(is_so)) => is_so.into(),
        (ColumnKind::Bytes, Json::String(text)) => BASE64.decode(text.as_bytes()).ok()?.into(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_not_of_its_table_says_nothing() {
        let column = |name: &str, kind| Column { name: name.to_owned(), kind, is_narrow: false };
        let columns = vec![column("a", ColumnKind::Integer), column("b", ColumnKind::Bytes)];
        let table = Table { name: "t".to_owned(), columns, key: vec!["a".to_owned()] };
        let expected = vec![Value::from(3_i64), Value::from(vec![0_u8, 255])];
        assert_eq!(table.values(br#"[3,"AP8="]"#), Some(expected));
        let nothing = vec![Value::from(None::<i64>), Value::from(None::<Vec<u8>>)];
        assert_eq!(table.values(b"[null,null]"), Some(nothing));
        for odd in [&b"[3]"[..], b"[3,4]", br#"["3","AP8="]"#, b"", br#"[3,"?"]"#] {
            assert_eq!(table.values(odd), None);
        }
    }
}

//! A fixed question, a fixed change: written down once, asked or made each time with other values.

use std::sync::OnceLock;

use sea_orm::sea_query::{Expr, InsertStatement, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ActiveValue, ConnectionTrait, DbBackend, DbErr, EntityTrait, Iden, Iterable,
    QueryResult, Statement, Value,
};

use super::batch::joined;
use super::written::{Written, given};

/// Questions whose words never change. To write a long one down costs more than to answer it, so
/// that is done once; and SQLite is asked all of them in one message.
pub struct Fixed {
    write: fn(DbBackend) -> Vec<SelectStatement>,
    written: PerEngine<Vec<Written>>,
}

/// The column by which rows are told apart.
const WHICH: &str = "question";

impl Fixed {
    pub const fn new(write: fn(DbBackend) -> Vec<SelectStatement>) -> Self {
        Self { write, written: PerEngine::new() }
    }

    /// The rows of each question.
    pub async fn ask<const N: usize>(
        &self,
        db: &impl ConnectionTrait,
        values: &[Value],
    ) -> Result<[Vec<QueryResult>; N], DbErr> {
        let engine = db.get_database_backend();
        let mut answers = [const { Vec::new() }; N];
        for written in self.written(engine) {
            for row in db.query_all_raw(written.with(engine, values)).await? {
                let which: i32 = row.try_get("", WHICH)?;
                if let Some(answer) = usize::try_from(which).ok().and_then(|it| answers.get_mut(it))
                {
                    answer.push(row);
                }
            }
        }
        Ok(answers)
    }

    fn written(&self, engine: DbBackend) -> &[Written] {
        self.written.of(engine, |engine| {
            let questions = (self.write)(engine).into_iter().enumerate();
            let statements = questions.map(|(which, mut question)| {
                engine.build(question.expr_as(Expr::cust(which.to_string()), WHICH))
            });
            let statements: Vec<_> = statements.collect();
            let statements =
                if engine == DbBackend::Sqlite { vec![joined(statements)] } else { statements };
            statements.into_iter().map(Written::of).collect()
        })
    }
}

/// A statement whose words never change, for a [`Batch`](super::Batch) that many people wait for.
pub struct FixedChange {
    write: fn(DbBackend) -> Statement,
    written: PerEngine<Written>,
}

impl FixedChange {
    /// In what it writes, [`given`] and [`given_count`](super::given_count) stand for the values that
    /// come each time.
    pub const fn new(write: fn(DbBackend) -> Statement) -> Self {
        Self { write, written: PerEngine::new() }
    }

    /// Makes the change, outside of any batch.
    pub async fn make(&self, db: &impl ConnectionTrait, values: &[Value]) -> Result<(), DbErr> {
        db.execute_raw(self.with(db.get_database_backend(), values)).await.map(drop)
    }

    pub(super) fn with(&self, engine: DbBackend, values: &[Value]) -> Statement {
        let written = self.written.of(engine, |engine| Written::of((self.write)(engine)));
        written.with(engine, values)
    }
}

/// Adds a row, whose values are given in the order of [`values_of`].
pub fn inserting<E: EntityTrait>() -> InsertStatement {
    let columns = || E::Column::iter();
    let places = columns().enumerate().map(|(place, _)| given(place));
    let mut insert = Query::insert();
    let columns = columns().map(|column| sea_orm::sea_query::Alias::new(column.unquoted()));
    insert.into_table(E::default().table_ref()).columns(columns).values_panic(places);
    insert
}

/// The values of a whole row, column by column.
pub fn values_of<A: ActiveModelTrait>(row: &A) -> Vec<Value> {
    let columns = <A::Entity as EntityTrait>::Column::iter();
    let value = |column| match row.get(column) {
        ActiveValue::Set(value) | ActiveValue::Unchanged(value) => value,
        ActiveValue::NotSet => Value::String(None),
    };
    columns.map(value).collect()
}

/// What is written once for each of the two engines.
struct PerEngine<T> {
    sqlite: OnceLock<T>,
    postgres: OnceLock<T>,
}

impl<T> PerEngine<T> {
    const fn new() -> Self {
        Self { sqlite: OnceLock::new(), postgres: OnceLock::new() }
    }

    fn of(&self, engine: DbBackend, write: impl FnOnce(DbBackend) -> T) -> &T {
        let place = if engine == DbBackend::Sqlite { &self.sqlite } else { &self.postgres };
        place.get_or_init(|| write(engine))
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::sea_query::{ExprTrait, Query};

    use super::*;

    fn questions(_: DbBackend) -> Vec<SelectStatement> {
        let one = |column: &'static str, is: Expr| {
            Query::select()
                .expr(Expr::val(7))
                .from("t")
                .and_where(Expr::col(column).eq(is))
                .to_owned()
        };
        vec![one("a", given(1)), one("b", given(0))]
    }

    #[test]
    fn values_come_where_their_marks_stand() {
        let fixed = Fixed::new(questions);
        let [all] = fixed.written(DbBackend::Sqlite) else { panic!("one message") };
        let statement = all.with(DbBackend::Sqlite, &["x".into(), 2_i64.into()]);
        assert_eq!(statement.sql.matches("; ").count(), 1);
        let expected: [Value; 4] = [7.into(), 2_i64.into(), 7.into(), "x".into()];
        assert_eq!(statement.values.map(|values| values.0), Some(expected.to_vec()));
        assert_eq!(fixed.written(DbBackend::Postgres).len(), 2);
    }
}

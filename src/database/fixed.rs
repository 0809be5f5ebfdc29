//! A fixed question: written down once, asked each time with other values.

use std::sync::OnceLock;

use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, Value};

use super::batch::joined;

/// Questions whose words never change. To write a long one down costs more than to answer it, so
/// that is done once; and SQLite is asked all of them in one message.
pub struct Fixed {
    write: fn(DbBackend) -> Vec<SelectStatement>,
    sqlite: OnceLock<Vec<Written>>,
    postgres: OnceLock<Vec<Written>>,
}

struct Written {
    words: String,
    values: Vec<Slot>,
}

enum Slot {
    /// Part of the question.
    Own(Value),
    /// Which of the values that come with each asking.
    Given(usize),
}

/// What no value of a question begins with.
const MARK: char = '\u{1}';
/// The column by which rows are told apart.
const WHICH: &str = "question";

/// Stands, in a fixed question, for one of the values of [`Fixed::ask`].
pub fn given(which: usize) -> Expr {
    Expr::val(format!("{MARK}{which}"))
}

impl Fixed {
    pub const fn new(write: fn(DbBackend) -> Vec<SelectStatement>) -> Self {
        Self { write, sqlite: OnceLock::new(), postgres: OnceLock::new() }
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
        let place = if engine == DbBackend::Sqlite { &self.sqlite } else { &self.postgres };
        place.get_or_init(|| {
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

impl Written {
    fn of(statement: Statement) -> Self {
        let values = statement.values.into_iter().flatten().map(Slot::of).collect();
        Self { words: statement.sql, values }
    }

    fn with(&self, engine: DbBackend, values: &[Value]) -> Statement {
        let values = self.values.iter().map(|slot| match slot {
            Slot::Own(value) => value.clone(),
            Slot::Given(which) => values.get(*which).cloned().unwrap_or(Value::String(None)),
        });
        Statement::from_sql_and_values(engine, &self.words, values.collect::<Vec<_>>())
    }
}

impl Slot {
    fn of(value: Value) -> Self {
        let which = match &value {
            Value::String(Some(text)) => text.strip_prefix(MARK).and_then(|it| it.parse().ok()),
            _ => None,
        };
        which.map_or(Self::Own(value), Self::Given)
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

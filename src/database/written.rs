//! A statement written down once, with places for the values that come each time.

use sea_orm::sea_query::Expr;
use sea_orm::{DbBackend, Statement, Value};

pub(super) struct Written {
    words: String,
    values: Vec<Slot>,
}

enum Slot {
    /// Part of the statement.
    Own(Value),
    /// Which of the values that come each time.
    Given(usize),
}

/// What no value of a statement begins with.
const MARK: char = '\u{1}';
/// No statement has so many values.
const MOST: u64 = 1_000;

/// Stands, in a fixed statement, for one of the values that come each time.
pub fn given(which: usize) -> Expr {
    Expr::val(given_value(which))
}

/// The same where a statement wants nothing but a value.
pub fn given_value(which: usize) -> Value {
    Value::from(format!("{MARK}{which}"))
}

/// The same where a statement wants a number: of rows to pass over, or to stop at.
pub fn given_count(which: u64) -> u64 {
    u64::MAX - which
}

impl Written {
    pub fn of(statement: Statement) -> Self {
        let values = statement.values.into_iter().flatten().map(Slot::of).collect();
        Self { words: statement.sql, values }
    }

    pub fn with(&self, engine: DbBackend, values: &[Value]) -> Statement {
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
            Value::BigUnsigned(Some(count)) if *count > u64::MAX - MOST => {
                usize::try_from(u64::MAX - count).ok()
            }
            _ => None,
        };
        which.map_or(Self::Own(value), Self::Given)
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::sea_query::Query;

    use super::*;

    #[test]
    fn a_count_is_given_as_any_other_value() {
        let mut some = Query::select();
        some.expr(given(1)).from("t").offset(given_count(0)).limit(10);
        for engine in [DbBackend::Sqlite, DbBackend::Postgres] {
            let written = Written::of(engine.build(&some));
            let values = written.with(engine, &[3_u64.into(), "x".into()]).values;
            let expected: [Value; 3] = ["x".into(), 10_u64.into(), 3_u64.into()];
            assert_eq!(values.map(|values| values.0), Some(expected.to_vec()));
        }
    }
}

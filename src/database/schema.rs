//! The tables of a database, as it tells them itself: the same words for both engines.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement};
use sea_orm_migration::MigratorTrait;
use serde::{Deserialize, Serialize};

use super::migrations::Migrator;

/// What is not carried from one database to another: the history of the schema, which the other one has
/// of its own; and what transactions of *this* engine noted, which counts for pages that it drew.
const OWN: [&str; 2] = ["seaql_migrations", "societe_turning"];

/// What triggers write when rows of others are added: put there last, and instead of theirs.
const WRITTEN_BY_TRIGGERS: [&str; 3] = ["audit_waiting", "societe_turn", "tiers_line"];

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    Uuid,
    Text,
    Integer,
    Boolean,
    Bytes,
}

/// A column, by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    pub name: String,
    pub kind: ColumnKind,
    /// PostgreSQL: an integer of four bytes.
    #[serde(skip)]
    pub(super) is_narrow: bool,
}

/// A table, and the columns of its key in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    pub name: String,
    /// Ordered by name: their order in the database is an accident of its history.
    pub columns: Vec<Column>,
    pub key: Vec<String>,
}

impl Table {
    /// Whether rows of the one are rows of the other.
    pub fn is_like(&self, other: &Self) -> bool {
        let columns = |table: &Self| -> Vec<_> {
            table.columns.iter().map(|it| (it.name.clone(), it.kind)).collect()
        };
        self.name == other.name && columns(self) == columns(other)
    }

    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}

/// The names of the migrations that a database went through, in their order.
pub async fn history(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let asked = Statement::from_string(
        db.get_database_backend(),
        "select version from seaql_migrations order by version",
    );
    let rows = db.query_all_raw(asked).await?;
    let names: Result<BTreeSet<String>, _> =
        rows.iter().map(|row| row.try_get_by_index(0)).collect();
    let mut names = names?;
    let mut ordered: Vec<_> = known_history().into_iter().filter(|it| names.remove(it)).collect();
    ordered.extend(names);
    Ok(ordered)
}

/// The names of the migrations that this program knows, in their order.
pub fn known_history() -> Vec<String> {
    Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect()
}

/// Every table whose rows make the installation, those before that others refer to.
pub async fn tables(db: &impl ConnectionTrait) -> Result<Vec<Table>, DbErr> {
    let engine = db.get_database_backend();
    let ask = |words: &str| db.query_all_raw(Statement::from_string(engine, words));
    let (columns, keys, links) = match engine {
        DbBackend::Postgres => (ask(PG_COLUMNS).await?, ask(PG_KEYS).await?, ask(PG_LINKS).await?),
        _ => (ask(LITE_COLUMNS).await?, ask(LITE_KEYS).await?, ask(LITE_LINKS).await?),
    };
    let mut found = BTreeMap::<String, Table>::new();
    for row in &columns {
        let (name, column): (String, String) = pair(row)?;
        let declared: String = row.try_get_by_index(2)?;
        let kind = kind(&declared, &name)?;
        let is_narrow = engine == DbBackend::Postgres && declared == "integer";
        let begun = || Table { name: name.clone(), columns: Vec::new(), key: Vec::new() };
        let table = found.entry(name.clone()).or_insert_with(begun);
        table.columns.push(Column { name: column, kind, is_narrow });
    }
    for row in &keys {
        let (name, column) = pair(row)?;
        found.entry(name).and_modify(|table| table.key.push(column));
    }
    found.retain(|name, _| !OWN.contains(&name.as_str()));
    for table in found.values_mut() {
        table.columns.sort_by(|one, other| one.name.cmp(&other.name));
    }
    let links: Result<Vec<(String, String)>, DbErr> = links.iter().map(pair).collect();
    Ok(ordered(found, &links?))
}

fn pair(row: &QueryResult) -> Result<(String, String), DbErr> {
    Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))
}

/// Each table after those that it refers to; what triggers write comes last.
fn ordered(mut found: BTreeMap<String, Table>, links: &[(String, String)]) -> Vec<Table> {
    let mut ordered = Vec::new();
    while !found.is_empty() {
        let waits = |name: &String| {
            let mut before = links.iter().filter(|(from, _)| from == name);
            before.any(|(_, to)| to != name && found.contains_key(to))
        };
        let ready: Vec<String> = found.keys().filter(|name| !waits(name)).cloned().collect();
        // Tables that refer to each other: the database will say so.
        let ready = if ready.is_empty() { found.keys().cloned().collect() } else { ready };
        ordered.extend(ready.iter().filter_map(|name| found.remove(name)));
    }
    ordered.sort_by_key(|table| WRITTEN_BY_TRIGGERS.contains(&table.name.as_str()));
    ordered
}

fn kind(declared: &str, table: &str) -> Result<ColumnKind, DbErr> {
    let declared = declared.to_lowercase();
    Ok(match declared.as_str() {
        it if it.contains("uuid") => ColumnKind::Uuid,
        it if it.contains("bool") => ColumnKind::Boolean,
        it if it.contains("int") => ColumnKind::Integer,
        it if it.contains("text") || it.contains("char") => ColumnKind::Text,
        "blob" | "bytea" => ColumnKind::Bytes,
        other => return Err(DbErr::Custom(format!("{table} has a column of the kind {other}"))),
    })
}

const LITE_COLUMNS: &str = "select m.name, c.name, c.type from sqlite_master m \
     join pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'sqlite%' \
     order by 1, 2";
const LITE_KEYS: &str = "select m.name, c.name from sqlite_master m \
     join pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'sqlite%' \
     and c.pk > 0 order by m.name, c.pk";
const LITE_LINKS: &str = "select distinct m.name, k.\"table\" from sqlite_master m \
     join pragma_foreign_key_list(m.name) k where m.type = 'table'";

const PG_COLUMNS: &str = "select c.table_name::text, c.column_name::text, c.data_type::text \
     from information_schema.columns c join information_schema.tables t \
     on t.table_schema = c.table_schema and t.table_name = c.table_name \
     where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' order by 1, 2";
const PG_KEYS: &str = "select r.relname::text, a.attname::text from pg_index i \
     join pg_class r on r.oid = i.indrelid join pg_namespace n on n.oid = r.relnamespace \
     cross join lateral unnest(i.indkey) with ordinality as k(number, place) \
     join pg_attribute a on a.attrelid = r.oid and a.attnum = k.number \
     where i.indisprimary and n.nspname = current_schema() order by r.relname, k.place";
const PG_LINKS: &str = "select distinct r.relname::text, o.relname::text from pg_constraint k \
     join pg_class r on r.oid = k.conrelid join pg_class o on o.oid = k.confrelid \
     join pg_namespace n on n.oid = k.connamespace \
     where k.contype = 'f' and n.nspname = current_schema()";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_comes_after_those_that_it_refers_to_and_what_triggers_write_comes_last() {
        let table = |name: &str| {
            let table = Table { name: name.to_owned(), columns: Vec::new(), key: Vec::new() };
            (name.to_owned(), table)
        };
        let found = ["a", "b", "c", "audit_waiting"].map(table).into_iter().collect();
        let link = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        let links = [link("a", "b"), link("b", "c"), link("b", "b"), link("c", "nowhere")];
        let names: Vec<_> = ordered(found, &links).into_iter().map(|table| table.name).collect();
        assert_eq!(names, ["c", "b", "a", "audit_waiting"]);
    }

    #[test]
    fn each_engines_words_for_a_kind_are_the_same_kind() {
        for (declared, known) in [
            ("uuid_text", ColumnKind::Uuid),
            ("uuid", ColumnKind::Uuid),
            ("TEXT", ColumnKind::Text),
            ("character varying", ColumnKind::Text),
            ("bigint", ColumnKind::Integer),
            ("boolean", ColumnKind::Boolean),
            ("bytea", ColumnKind::Bytes),
            ("BLOB", ColumnKind::Bytes),
        ] {
            assert_eq!(kind(declared, "t").expect(declared), known, "{declared}");
        }
        assert!(kind("double precision", "t").is_err());
    }
}

//! The portfolio of a société as its staff search it: one line for each tiers, and the words by
//! which it is found; and a link that the agency can suspend.

mod access;
mod backfill;
mod words;

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::DbBackend;

use super::within_index;
use super::within_societe;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let suspended = big_integer_null("suspended_at");
        schema.alter_table(Table::alter().table("link").add_column(suspended).to_owned()).await?;
        schema.create_index(within_index("link", "tiers_id")).await?;
        let engine = schema.get_database_backend();
        schema.create_table(line(engine)).await?;
        schema.create_table(word(engine)).await?;
        let db = schema.get_connection();
        backfill::lines(db).await?;
        db.execute_unprepared(&access::renewal("true")).await?;
        for (name, columns) in INDEXES {
            let mut index = Index::create().name(name).table("tiers_line").to_owned();
            for column in columns {
                index.col(*column);
            }
            schema.create_index(index).await?;
        }
        access::keep(schema).await
    }
}

/// The orders of the list. Each holds all that the list is filtered by, so that lines that do not
/// match are passed over without being looked up.
const INDEXES: [(&str, &[&str]); 5] = [
    (
        "tiers_line_name",
        &["societe_id", "sort_name", "tiers_id", "qualites", "access", "expires_at"],
    ),
    (
        "tiers_line_reference",
        &["societe_id", "reference", "tiers_id", "qualites", "access", "expires_at"],
    ),
    (
        "tiers_line_activated",
        &["societe_id", "activated_at", "tiers_id", "qualites", "access", "expires_at"],
    ),
    (
        "tiers_line_access",
        &["societe_id", "access", "sort_name", "tiers_id", "qualites", "expires_at"],
    ),
    ("tiers_line_expires", &["societe_id", "access", "expires_at", "tiers_id", "qualites"]),
];

fn line(engine: DbBackend) -> TableCreateStatement {
    let mut table = Table::create()
        .table("tiers_line")
        .col(uuid("societe_id"))
        .col(uuid("tiers_id"))
        .col(bytewise(engine, "sort_name"))
        .col(bytewise(engine, "reference"))
        .col(text("words"))
        .col(integer("qualites"))
        .col(text("access").default("none"))
        .col(big_integer("activated_at").default(0))
        .col(big_integer("expires_at").default(0))
        .primary_key(Index::create().col("societe_id").col("tiers_id"))
        .foreign_key(&mut within_societe("tiers_line", "tiers_id", "tiers"))
        .to_owned();
    without_rowid(engine, &mut table);
    table
}

fn word(engine: DbBackend) -> TableCreateStatement {
    let mut table = Table::create()
        .table("tiers_word")
        .col(uuid("societe_id"))
        .col(bytewise(engine, "word"))
        .col(uuid("tiers_id"))
        .primary_key(Index::create().col("societe_id").col("word").col("tiers_id"))
        .foreign_key(&mut within_societe("tiers_word", "tiers_id", "tiers"))
        .to_owned();
    without_rowid(engine, &mut table);
    table
}

/// Compared byte by byte, as SQLite does: a beginning is then a range of its index.
fn bytewise(engine: DbBackend, column: &'static str) -> ColumnDef {
    let mut column = text(column);
    if engine == DbBackend::Postgres {
        column.extra("collate \"C\"");
    }
    column
}

/// SQLite keeps the rows in the key itself: half the size, and one look-up less.
fn without_rowid(engine: DbBackend, table: &mut TableCreateStatement) {
    if engine == DbBackend::Sqlite {
        table.extra("without rowid");
    }
}

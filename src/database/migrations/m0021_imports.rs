//! Files that an agency sends on the web: what each would do, and what became of it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::societe_key;
use super::to_row;
use super::within_societe;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(import()).await?;
        for column in ["sent_at", "job_id"] {
            let index = Index::create()
                .name(format!("import_{column}"))
                .table("import")
                .col("societe_id")
                .col(column)
                .to_owned();
            schema.create_index(index).await?;
        }
        schema.create_table(line()).await?;
        // The few whose file is still there: what the upkeep looks for.
        let staged = "create index import_staged on import (sent_at) where object is not null";
        schema.get_connection().execute_unprepared(staged).await?;
        Ok(())
    }
}

fn import() -> TableCreateStatement {
    let mut table = Table::create()
        .table("import")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(text("kind"))
        .col(text("format"))
        .col(text("file_name"))
        .col(big_integer("bytes"))
        .col(text("sha256"))
        .col(text_null("object"))
        .col(text("as_of"))
        .col(text("state"))
        .col(uuid_null("job_id"))
        .col(uuid("sent_by"))
        .col(big_integer("sent_at"))
        .col(text("network"))
        .col(text("request"))
        .col(text("fingerprint"))
        .col(boolean("has_moved"))
        .col(text_null("fault_fr"))
        .col(text_null("fault_en"))
        .col(uuid_null("confirmed_by"))
        .col(big_integer_null("confirmed_at"))
        .col(big_integer_null("ended_at"))
        .to_owned();
    for counted in ["read", "created", "changed", "unchanged", "ended", "refused", "flaws"] {
        table.col(big_integer(format!("rows_{counted}")));
    }
    table
        .primary_key(&mut societe_key())
        .foreign_key(&mut to_row("import", "societe_id", "societe"))
        .foreign_key(&mut to_row("import", "sent_by", "staff"))
        .foreign_key(&mut to_row("import", "confirmed_by", "staff"))
        .to_owned()
}

/// A row of the file to be looked at, in both languages.
fn line() -> TableCreateStatement {
    Table::create()
        .table("import_line")
        .col(uuid("societe_id"))
        .col(uuid("import_id"))
        .col(integer("number"))
        .col(text("part"))
        .col(big_integer("line"))
        .col(text("cell"))
        .col(text("fr"))
        .col(text("en"))
        .primary_key(Index::create().col("societe_id").col("import_id").col("number"))
        .foreign_key(&mut within_societe("import_line", "import_id", "import"))
        .to_owned()
}

//! Jobs: long work for a société, taken up by one node at a time.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::societe_key;
use super::to_row;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(job()).await?;
        // The few that are not over: the only ones that are looked for all day.
        let waiting = "create index job_waiting on job (free_at) where ended_at is null";
        schema.get_connection().execute_unprepared(waiting).await?;
        Ok(())
    }
}

fn job() -> TableCreateStatement {
    Table::create()
        .table("job")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(text("kind"))
        .col(text("asked_by"))
        .col(big_integer("created_at"))
        .col(big_integer("free_at"))
        .col(integer("attempt"))
        .col(big_integer("done"))
        .col(big_integer("total"))
        .col(big_integer_null("ended_at"))
        .col(text_null("fault"))
        .primary_key(&mut societe_key())
        .foreign_key(&mut to_row("job", "societe_id", "societe"))
        .to_owned()
}

//! What an agency does to the accesses of several tiers at once: asked for, confirmed, done.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::societe_key;
use super::to_row;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("bulk_act")
                    .col(uuid("societe_id"))
                    .col(uuid("id"))
                    .col(text("asked_by"))
                    .col(text("what"))
                    .col(text("chosen"))
                    .col(text_null("reason"))
                    .col(text_null("note"))
                    .col(big_integer("created_at"))
                    .col(big_integer_null("confirmed_at"))
                    .col(uuid_null("job_id"))
                    .col(big_integer("total"))
                    .col(uuid_null("after_id"))
                    .col(big_integer("looked_at"))
                    .col(big_integer("changed"))
                    .col(big_integer_null("ended_at"))
                    .primary_key(&mut societe_key())
                    .foreign_key(&mut to_row("bulk_act", "societe_id", "societe"))
                    .to_owned(),
            )
            .await
    }
}

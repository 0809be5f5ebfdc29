//! Mail waiting to leave, and what became of it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("outbox")
                    .col(pk_uuid("id"))
                    .col(text("kind"))
                    .col(uuid_null("societe_id"))
                    .col(text("recipient"))
                    .col(text("from_name"))
                    .col(text_null("reply_to"))
                    .col(text("lang"))
                    .col(text("subject"))
                    .col(text("text_body"))
                    .col(text("html_body"))
                    .col(big_integer("created_at"))
                    .col(big_integer("next_try_at"))
                    .col(integer("tries"))
                    .col(big_integer_null("sent_at"))
                    .col(big_integer_null("failed_at"))
                    .col(text_null("last_fault"))
                    .to_owned(),
            )
            .await?;
        schema.create_index(index("outbox", "recipient")).await?;
        schema
            .get_connection()
            .execute_unprepared(
                "create index outbox_waiting on outbox (next_try_at) \
                 where sent_at is null and failed_at is null",
            )
            .await?;
        Ok(())
    }
}

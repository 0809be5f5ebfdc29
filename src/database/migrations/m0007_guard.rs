//! What the guard counts: attempts and mails, by whom and by what.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("throttle")
                    .col(text("key").primary_key())
                    .col(big_integer("attempts"))
                    .col(big_integer("window_ends_at"))
                    .col(big_integer("blocked_until"))
                    .to_owned(),
            )
            .await
    }
}

//! What is known of the keys that hashes were made with: their names and check values.

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
                    .table("key_check")
                    .col(text("key_id").primary_key())
                    .col(text("check"))
                    .col(big_integer("created_at"))
                    .to_owned(),
            )
            .await
    }
}

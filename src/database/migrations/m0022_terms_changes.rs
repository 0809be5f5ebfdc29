//! What a version of the terms changes, in the agency's own words.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let changes = Table::alter().table("terms").add_column(text_null("changes")).to_owned();
        schema.alter_table(changes).await
    }
}

//! The turn that a restoration began with is sealed: nobody makes what nodes noted void without a key.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for column in ["restored_key", "restored_seal"] {
            let column = text(column).default("").to_owned();
            let table = Table::alter().table("audit_state").add_column(column).to_owned();
            schema.alter_table(table).await?;
        }
        Ok(())
    }
}

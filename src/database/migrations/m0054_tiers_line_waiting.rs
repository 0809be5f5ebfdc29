//! The tiers whose line in the portfolio has not followed yet, after a file that was written whole.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::within_societe;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("tiers_line_waiting")
            .col(uuid("societe_id"))
            .col(uuid("tiers_id"))
            .primary_key(Index::create().col("societe_id").col("tiers_id"))
            .foreign_key(&mut within_societe("tiers_line_waiting", "tiers_id", "tiers"))
            .to_owned();
        schema.create_table(table).await
    }
}

//! « Vérifié, inchangé »: who looked at a legal document of a copropriété last, and when.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::within_societe;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let mut key = Index::create();
        key.col("societe_id").col("immeuble_id").col("kind").primary();
        let table = Table::create()
            .table("conformite_verification")
            .col(uuid("societe_id"))
            .col(uuid("immeuble_id"))
            .col(text("kind"))
            .col(big_integer("verified_at"))
            .col(text("verified_by"))
            .primary_key(&mut key)
            .foreign_key(&mut within_societe("conformite_verification", "immeuble_id", "immeuble"))
            .to_owned();
        schema.create_table(table).await
    }
}

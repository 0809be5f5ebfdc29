//! The trail of one société is read by its date.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let of_societe = Index::create()
            .name("audit_event_societe_id")
            .table("audit_event")
            .col("societe_id")
            .col("at")
            .col("id")
            .to_owned();
        schema.create_index(of_societe).await
    }
}

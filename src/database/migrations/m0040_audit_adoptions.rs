//! How far each chain of the audit trail had come when the first key took it over: what comes after
//! must be sealed with a key.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let adoption = Table::create()
            .table("audit_adoption")
            .col(pk_uuid("chain_id"))
            .col(big_integer("number"))
            .col(text("value"))
            .col(text("key_id"))
            .col(text("seal"))
            .to_owned();
        schema.create_table(adoption).await
    }
}

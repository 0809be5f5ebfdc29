//! What an agency does to the access to a tiers, and which letters are about it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::societe_key;
use super::within_societe;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("agency_act")
                    .col(uuid("societe_id"))
                    .col(uuid("id"))
                    .col(uuid("tiers_id"))
                    .col(text("what"))
                    .col(text_null("reason"))
                    .col(text_null("note"))
                    .col(text("actor"))
                    .col(big_integer("at"))
                    .primary_key(&mut societe_key())
                    .foreign_key(&mut within_societe("agency_act", "tiers_id", "tiers"))
                    .to_owned(),
            )
            .await?;
        schema.create_index(by_tiers("agency_act", "tiers_id", "at")).await?;
        let about = Table::alter().table("outbox").add_column(uuid_null("about")).to_owned();
        schema.alter_table(about).await?;
        schema.create_index(by_tiers("outbox", "about", "created_at")).await
    }
}

fn by_tiers(table: &'static str, tiers: &'static str, at: &'static str) -> IndexCreateStatement {
    Index::create()
        .name(format!("{table}_{tiers}"))
        .table(table)
        .col("societe_id")
        .col(tiers)
        .col(at)
        .to_owned()
}

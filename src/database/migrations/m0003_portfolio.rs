//! The portfolio of a société: its tiers and their contracts.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::reference_index;
use super::societe_key;
use super::to_row;
use super::within_index;
use super::within_societe;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    #[expect(clippy::too_many_lines, reason = "a schema reads best in one piece")]
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("tiers")
                    .col(uuid("societe_id"))
                    .col(uuid("id"))
                    .col(text("reference"))
                    .col(text_null("civility"))
                    .col(text("last_name"))
                    .col(text_null("first_name"))
                    .col(text("address"))
                    .col(text("postcode"))
                    .col(text("city"))
                    .col(text("country"))
                    .col(text_null("suggested_email"))
                    .col(big_integer("created_at"))
                    .col(big_integer("updated_at"))
                    .primary_key(&mut societe_key())
                    .foreign_key(&mut to_row("tiers", "societe_id", "societe"))
                    .to_owned(),
            )
            .await?;
        schema.create_index(reference_index("tiers")).await?;
        schema
            .create_table(
                Table::create()
                    .table("contract")
                    .col(uuid("societe_id"))
                    .col(uuid("id"))
                    .col(uuid("tiers_id"))
                    .col(text("reference"))
                    .col(text("qualite"))
                    .col(text("immeuble"))
                    .col(text("address"))
                    .col(text("postcode"))
                    .col(text("city"))
                    .col(text("lot"))
                    .col(text_null("started_on"))
                    .col(text_null("ended_on"))
                    .col(big_integer("created_at"))
                    .col(big_integer("updated_at"))
                    .primary_key(&mut societe_key())
                    .foreign_key(&mut within_societe("contract", "tiers_id", "tiers"))
                    .to_owned(),
            )
            .await?;
        schema.create_index(reference_index("contract")).await?;
        schema.create_index(within_index("contract", "tiers_id")).await
    }
}

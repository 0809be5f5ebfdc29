//! Agencies, their sociétés, their codes and the terms they ask people to accept.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::to_row;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    #[expect(clippy::too_many_lines, reason = "a schema reads best in one piece")]
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("agency")
                    .col(pk_uuid("id"))
                    .col(text_uniq("client_code"))
                    .col(text("name"))
                    .col(big_integer("created_at"))
                    .to_owned(),
            )
            .await?;
        schema
            .create_table(
                Table::create()
                    .table("societe")
                    .col(pk_uuid("id"))
                    .col(uuid("agency_id"))
                    .col(text("client_code"))
                    .col(text("societe_code"))
                    .col(text("name"))
                    .col(text("address"))
                    .col(text("city"))
                    .col(text_null("phone"))
                    .col(text_null("email"))
                    .col(text_null("hours"))
                    .col(text("colour"))
                    .col(integer("logo_width"))
                    .col(integer("logo_height"))
                    .col(boolean("listed"))
                    .col(big_integer_null("suspended_at"))
                    .col(big_integer("created_at"))
                    .col(big_integer("updated_at"))
                    .foreign_key(&mut to_row("societe", "agency_id", "agency"))
                    .to_owned(),
            )
            .await?;
        schema
            .create_index(
                Index::create()
                    .name("societe_codes")
                    .table("societe")
                    .col("client_code")
                    .col("societe_code")
                    .unique()
                    .to_owned(),
            )
            .await?;
        schema
            .create_table(
                Table::create()
                    .table("logo")
                    .col(pk_uuid("societe_id"))
                    .col(blob("bytes"))
                    .foreign_key(&mut to_row("logo", "societe_id", "societe"))
                    .to_owned(),
            )
            .await?;
        schema
            .create_table(
                Table::create()
                    .table("code_alias")
                    .col(text("client_code"))
                    .col(text("societe_code"))
                    .col(uuid("societe_id"))
                    .primary_key(Index::create().col("client_code").col("societe_code"))
                    .foreign_key(&mut to_row("code_alias", "societe_id", "societe"))
                    .to_owned(),
            )
            .await?;
        schema
            .create_table(
                Table::create()
                    .table("terms")
                    .col(uuid("societe_id"))
                    .col(integer("version"))
                    .col(text("body"))
                    .col(big_integer("published_at"))
                    .primary_key(Index::create().col("societe_id").col("version"))
                    .foreign_key(&mut to_row("terms", "societe_id", "societe"))
                    .to_owned(),
            )
            .await
    }
}

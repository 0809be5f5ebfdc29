//! Accounts, their sessions, the devices they are known on, and reset links.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::index;
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
                    .table("account")
                    .col(pk_uuid("id"))
                    .col(text_uniq("email"))
                    .col(text("password_hash"))
                    .col(big_integer("security_epoch"))
                    .col(text("lang"))
                    .col(big_integer("created_at"))
                    .col(big_integer("password_changed_at"))
                    .to_owned(),
            )
            .await?;
        schema
            .create_table(
                Table::create()
                    .table("session")
                    .col(text("token_hash").primary_key())
                    .col(uuid("account_id"))
                    .col(big_integer("epoch"))
                    .col(text("agent"))
                    .col(text("network"))
                    .col(big_integer("idle_millis"))
                    .col(big_integer("created_at"))
                    .col(big_integer("authenticated_at"))
                    .col(big_integer("last_seen_at"))
                    .col(big_integer("ends_at"))
                    .foreign_key(&mut to_row("session", "account_id", "account"))
                    .to_owned(),
            )
            .await?;
        schema.create_index(index("session", "account_id")).await?;
        schema
            .create_table(
                Table::create()
                    .table("holder_name")
                    .col(uuid("account_id"))
                    .col(text("name"))
                    .primary_key(Index::create().col("account_id").col("name"))
                    .foreign_key(&mut to_row("holder_name", "account_id", "account"))
                    .to_owned(),
            )
            .await?;
        schema
            .create_table(
                Table::create()
                    .table("known_device")
                    .col(uuid("account_id"))
                    .col(text("token_hash"))
                    .col(text("agent"))
                    .col(big_integer("created_at"))
                    .col(big_integer("last_seen_at"))
                    .primary_key(Index::create().col("account_id").col("token_hash"))
                    .foreign_key(&mut to_row("known_device", "account_id", "account"))
                    .to_owned(),
            )
            .await?;
        schema
            .create_table(
                Table::create()
                    .table("reset_link")
                    .col(text("token_hash").primary_key())
                    .col(uuid("account_id"))
                    .col(text("email"))
                    .col(big_integer("epoch"))
                    .col(big_integer("created_at"))
                    .col(big_integer("expires_at"))
                    .col(big_integer_null("consumed_at"))
                    .col(big_integer_null("superseded_at"))
                    .foreign_key(&mut to_row("reset_link", "account_id", "account"))
                    .to_owned(),
            )
            .await?;
        schema.create_index(index("reset_link", "account_id")).await
    }
}

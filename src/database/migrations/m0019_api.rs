//! Keys of the API, answers that a repeated request gets again, and the feed of changes.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::index;
use super::societe_key;
use super::to_row;
use super::within_societe;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(api_key()).await?;
        let by_token = Index::create()
            .name("api_key_token_hash")
            .table("api_key")
            .col("token_hash")
            .unique()
            .to_owned();
        schema.create_index(by_token).await?;
        schema.create_table(api_answer()).await?;
        schema.create_index(index("api_answer", "begun_at")).await?;
        schema.create_table(change_head()).await?;
        schema.create_table(change()).await?;
        let once = Index::create()
            .name("change_event_id")
            .table("change")
            .col("event_id")
            .unique()
            .to_owned();
        schema.create_index(once).await
    }
}

fn api_key() -> TableCreateStatement {
    Table::create()
        .table("api_key")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(text("name"))
        .col(text("token_hash"))
        .col(text("hint"))
        .col(text("scopes"))
        .col(text("created_by"))
        .col(big_integer("created_at"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("last_used_at"))
        .col(big_integer_null("revoked_at"))
        .primary_key(&mut societe_key())
        .foreign_key(&mut to_row("api_key", "societe_id", "societe"))
        .to_owned()
}

/// What was answered under an `Idempotency-Key`, sealed with the key of the API itself.
fn api_answer() -> TableCreateStatement {
    Table::create()
        .table("api_answer")
        .col(uuid("societe_id"))
        .col(uuid("api_key_id"))
        .col(text("idempotency_key"))
        .col(text("request_hash"))
        .col(big_integer("begun_at"))
        .col(text_null("sealed"))
        .primary_key(Index::create().col("societe_id").col("api_key_id").col("idempotency_key"))
        .foreign_key(&mut within_societe("api_answer", "api_key_id", "api_key"))
        .to_owned()
}

/// The last number given out, and the row that whoever numbers takes first.
fn change_head() -> TableCreateStatement {
    Table::create()
        .table("change_head")
        .col(uuid("societe_id").primary_key())
        .col(big_integer("number"))
        .col(big_integer("newest_at"))
        .foreign_key(&mut to_row("change_head", "societe_id", "societe"))
        .to_owned()
}

/// An event of the trail that the agency's software hears of, with its place in the feed.
fn change() -> TableCreateStatement {
    Table::create()
        .table("change")
        .col(uuid("societe_id"))
        .col(big_integer("number"))
        .col(uuid("event_id"))
        .col(big_integer("at"))
        .col(text("kind"))
        .col(uuid_null("tiers_id"))
        .col(uuid_null("contract_id"))
        .col(text("by"))
        .primary_key(Index::create().col("societe_id").col("number"))
        .foreign_key(&mut to_row("change", "societe_id", "societe"))
        .foreign_key(&mut within_societe("change", "tiers_id", "tiers"))
        .foreign_key(&mut within_societe("change", "contract_id", "contract"))
        .to_owned()
}

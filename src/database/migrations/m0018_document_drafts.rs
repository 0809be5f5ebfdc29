//! Documents on their way to being published, and the contents that they had before.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::societe_key;
use super::to_row;
use super::within_index;
use super::within_societe;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(batch()).await?;
        schema.create_table(draft()).await?;
        schema.create_index(within_index("document_draft", "batch_id")).await?;
        let oldest = Index::create()
            .name("document_draft_created_at")
            .table("document_draft")
            .col("created_at")
            .to_owned();
        schema.create_index(oldest).await?;
        schema.create_table(version()).await?;
        schema.create_index(within_index("document_version", "document_id")).await?;
        let newest = Index::create()
            .name("document_published_at")
            .table("document")
            .col("societe_id")
            .col("published_at")
            .col("id")
            .to_owned();
        schema.create_index(newest).await
    }
}

/// Files that were sent together, perhaps with an index that says what they are.
fn batch() -> TableCreateStatement {
    Table::create()
        .table("document_batch")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(uuid("staff_id"))
        .col(text_null("index_text"))
        .col(big_integer("created_at"))
        .col(big_integer_null("published_at"))
        .primary_key(&mut societe_key())
        .foreign_key(&mut to_row("document_batch", "societe_id", "societe"))
        .foreign_key(&mut to_row("document_batch", "staff_id", "staff"))
        .to_owned()
}

/// A file that lies in the store, and what is said of it so far.
fn draft() -> TableCreateStatement {
    Table::create()
        .table("document_draft")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(uuid("staff_id"))
        .col(uuid_null("batch_id"))
        .col(text("given_name"))
        .col(text("object"))
        .col(big_integer("bytes"))
        .col(text("sha256"))
        .col(text("media_type"))
        .col(text("cautions"))
        .col(uuid_null("replaces_id"))
        .col(text_null("kind"))
        .col(text_null("audience"))
        .col(text_null("title"))
        .col(uuid_null("contract_id"))
        .col(uuid_null("tiers_id"))
        .col(uuid_null("immeuble_id"))
        .col(text_null("dated_on"))
        .col(text_null("period_from"))
        .col(text_null("period_until"))
        .col(integer_null("exercice"))
        .col(text_null("valid_until"))
        .col(big_integer("created_at"))
        .col(big_integer_null("published_at"))
        .col(uuid_null("document_id"))
        .primary_key(&mut societe_key())
        .foreign_key(&mut to_row("document_draft", "societe_id", "societe"))
        .foreign_key(&mut to_row("document_draft", "staff_id", "staff"))
        .foreign_key(&mut within_societe("document_draft", "batch_id", "document_batch"))
        .foreign_key(&mut within_societe("document_draft", "replaces_id", "document"))
        .foreign_key(&mut within_societe("document_draft", "document_id", "document"))
        .foreign_key(&mut within_societe("document_draft", "contract_id", "contract"))
        .foreign_key(&mut within_societe("document_draft", "tiers_id", "tiers"))
        .foreign_key(&mut within_societe("document_draft", "immeuble_id", "immeuble"))
        .to_owned()
}

/// What a document held until its content was replaced.
fn version() -> TableCreateStatement {
    Table::create()
        .table("document_version")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(uuid("document_id"))
        .col(text("title"))
        .col(text("file_name"))
        .col(big_integer("bytes"))
        .col(text("sha256"))
        .col(big_integer("since"))
        .col(big_integer("replaced_at"))
        .col(text("replaced_by"))
        .primary_key(&mut societe_key())
        .foreign_key(&mut within_societe("document_version", "document_id", "document"))
        .to_owned()
}

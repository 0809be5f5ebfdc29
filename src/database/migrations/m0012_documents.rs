//! Documents, who opened them, and what their readers agreed to.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::index;
use super::reference_index;
use super::societe_key;
use super::to_row;
use super::within_index;
use super::within_societe;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(document()).await?;
        schema.create_index(reference_index("document")).await?;
        for column in ["contract_id", "tiers_id", "immeuble_id"] {
            let newest = Index::create()
                .name(format!("document_{column}"))
                .table("document")
                .col("societe_id")
                .col(column)
                .col("dated_on")
                .to_owned();
            schema.create_index(newest).await?;
        }
        schema.create_table(opening()).await?;
        for index in opening_indexes() {
            schema.create_index(index).await?;
        }
        schema.create_table(retired_object()).await?;
        schema.create_table(consent()).await?;
        schema.create_index(within_index("consent", "contract_id")).await?;
        schema.create_index(index("consent", "account_id")).await?;
        schema.get_connection().execute_unprepared(ONE_LIVE_CONSENT).await?;
        schema.create_index(own_trail()).await
    }
}

fn document() -> TableCreateStatement {
    Table::create()
        .table("document")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(text("reference"))
        .col(text("kind"))
        .col(text("audience"))
        .col(text("title"))
        .col(text("search_text"))
        .col(uuid_null("contract_id"))
        .col(uuid_null("tiers_id"))
        .col(uuid_null("immeuble_id"))
        .col(text("dated_on"))
        .col(text_null("period_from"))
        .col(text_null("period_until"))
        .col(integer_null("exercice"))
        .col(text_null("valid_until"))
        .col(text("file_name"))
        .col(text("media_type"))
        .col(big_integer("bytes"))
        .col(text("sha256"))
        .col(text("object"))
        .col(big_integer("published_at"))
        .col(big_integer_null("withdrawn_at"))
        .col(big_integer("updated_at"))
        .primary_key(&mut societe_key())
        .foreign_key(&mut to_row("document", "societe_id", "societe"))
        .foreign_key(&mut within_societe("document", "contract_id", "contract"))
        .foreign_key(&mut within_societe("document", "tiers_id", "tiers"))
        .foreign_key(&mut within_societe("document", "immeuble_id", "immeuble"))
        .to_owned()
}

fn opening() -> TableCreateStatement {
    Table::create()
        .table("document_opening")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(uuid("document_id"))
        .col(uuid("account_id"))
        .col(text("sha256"))
        .col(text("means"))
        .col(big_integer("opened_at"))
        .primary_key(&mut societe_key())
        .foreign_key(&mut within_societe("document_opening", "document_id", "document"))
        .foreign_key(&mut to_row("document_opening", "account_id", "account"))
        .to_owned()
}

/// « Whether this account opened it » and « what this account opened », each in one step.
fn opening_indexes() -> [IndexCreateStatement; 2] {
    let named = |name: &str| Index::create().name(name).table("document_opening").to_owned();
    [
        named("document_opening_document_id")
            .col("societe_id")
            .col("document_id")
            .col("account_id")
            .to_owned(),
        named("document_opening_account_id").col("account_id").col("opened_at").to_owned(),
    ]
}

/// Contents that no document has any more, until they are removed from the store.
fn retired_object() -> TableCreateStatement {
    Table::create()
        .table("retired_object")
        .col(text("object").primary_key())
        .col(big_integer("retired_at"))
        .to_owned()
}

/// What one account did, newest last.
fn own_trail() -> IndexCreateStatement {
    Index::create().name("audit_event_actor").table("audit_event").col("actor").col("at").to_owned()
}

/// However many tabs agree at once.
const ONE_LIVE_CONSENT: &str = "create unique index consent_live on consent \
     (societe_id, contract_id, account_id, purpose) where withdrawn_at is null";

fn consent() -> TableCreateStatement {
    Table::create()
        .table("consent")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(uuid("contract_id"))
        .col(uuid("account_id"))
        .col(text("purpose"))
        .col(integer("wording"))
        .col(big_integer("given_at"))
        .col(big_integer_null("withdrawn_at"))
        .primary_key(&mut societe_key())
        .foreign_key(&mut within_societe("consent", "contract_id", "contract"))
        .foreign_key(&mut to_row("consent", "account_id", "account"))
        .to_owned()
}

//! The ledger of a société: entries of contracts, what they come to, and how to pay.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::societe_key;
use super::to_row;
use super::within_societe;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(ledger()).await?;
        schema.create_table(entry()).await?;
        let one_revision = Index::create()
            .name("entry_reference")
            .table("entry")
            .col("societe_id")
            .col("reference")
            .col("revision")
            .unique()
            .to_owned();
        schema.create_index(one_revision).await?;
        let in_order = Index::create()
            .name("entry_contract")
            .table("entry")
            .col("societe_id")
            .col("contract_id")
            .col("dated_on")
            .col("id")
            .to_owned();
        schema.create_index(in_order).await?;
        schema.create_table(balance()).await?;
        schema.create_table(due()).await
    }
}

fn ledger() -> TableCreateStatement {
    Table::create()
        .table("ledger")
        .col(pk_uuid("societe_id"))
        .col(text("as_of"))
        .col(text_null("payee"))
        .col(text_null("iban"))
        .col(text_null("bic"))
        .col(big_integer("updated_at"))
        .foreign_key(&mut to_row("ledger", "societe_id", "societe"))
        .to_owned()
}

fn entry() -> TableCreateStatement {
    Table::create()
        .table("entry")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(uuid("contract_id"))
        .col(text("reference"))
        .col(integer("revision"))
        .col(text("kind"))
        .col(text("dated_on"))
        .col(text_null("due_on"))
        .col(text_null("period_from"))
        .col(text_null("period_until"))
        .col(text("label"))
        .col(big_integer("cents"))
        .col(big_integer("recorded_at"))
        .primary_key(&mut societe_key())
        .foreign_key(&mut within_societe("entry", "contract_id", "contract"))
        .to_owned()
}

fn balance() -> TableCreateStatement {
    let mut key = Index::create();
    key.col("societe_id").col("contract_id").primary();
    Table::create()
        .table("balance")
        .col(uuid("societe_id"))
        .col(uuid("contract_id"))
        .col(big_integer("cents"))
        .col(big_integer("updated_at"))
        .primary_key(&mut key)
        .foreign_key(&mut within_societe("balance", "contract_id", "contract"))
        .to_owned()
}

fn due() -> TableCreateStatement {
    let mut key = Index::create();
    key.col("societe_id").col("contract_id").col("entry_id").primary();
    Table::create()
        .table("due")
        .col(uuid("societe_id"))
        .col(uuid("contract_id"))
        .col(uuid("entry_id"))
        .col(text("due_on"))
        .col(big_integer("cents"))
        .primary_key(&mut key)
        .foreign_key(&mut within_societe("due", "contract_id", "contract"))
        .foreign_key(&mut within_societe("due", "entry_id", "entry"))
        .to_owned()
}

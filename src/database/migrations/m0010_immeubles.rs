//! Immeubles, their lots, the contracts that hold them, and the members of the conseil syndical.

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
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(immeuble()).await?;
        schema.create_index(reference_index("immeuble")).await?;
        give_contracts_an_immeuble(schema).await?;
        schema.create_table(lot()).await?;
        schema.create_index(reference_index("lot")).await?;
        schema.create_index(within_index("lot", "immeuble_id")).await?;
        schema.create_table(contract_lot()).await?;
        schema.create_index(within_index("contract_lot", "lot_id")).await?;
        schema.create_table(conseil_mandat()).await?;
        schema.create_index(reference_index("conseil_mandat")).await?;
        schema.create_index(within_index("conseil_mandat", "tiers_id")).await
    }
}

fn immeuble() -> TableCreateStatement {
    Table::create()
        .table("immeuble")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(text("reference"))
        .col(text("name"))
        .col(text("address"))
        .col(text("postcode"))
        .col(text("city"))
        .col(boolean("is_copropriete"))
        .col(text_null("waived_on"))
        .col(text_null("payee"))
        .col(text_null("iban"))
        .col(text_null("bic"))
        .col(big_integer("created_at"))
        .col(big_integer("updated_at"))
        .primary_key(&mut societe_key())
        .foreign_key(&mut to_row("immeuble", "societe_id", "societe"))
        .to_owned()
}

/// SQLite adds no composite foreign key to a table that is there: a new one takes its place. No
/// other table refers to contracts yet.
async fn give_contracts_an_immeuble(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let former = "societe_id, id, tiers_id, reference, qualite, immeuble, address, postcode, city, \
                  lot, started_on, ended_on, created_at, updated_at";
    schema.create_table(contract()).await?;
    let db = schema.get_connection();
    let copy = format!("insert into contract_new ({former}) select {former} from contract");
    db.execute_unprepared(&copy).await?;
    db.execute_unprepared("drop table contract").await?;
    db.execute_unprepared("alter table contract_new rename to contract").await?;
    schema.create_index(reference_index("contract")).await?;
    schema.create_index(within_index("contract", "tiers_id")).await?;
    schema.create_index(within_index("contract", "immeuble_id")).await
}

fn contract() -> TableCreateStatement {
    Table::create()
        .table("contract_new")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(uuid("tiers_id"))
        .col(uuid_null("immeuble_id"))
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
        .foreign_key(&mut within_societe("contract_new", "tiers_id", "tiers"))
        .foreign_key(&mut within_societe("contract_new", "immeuble_id", "immeuble"))
        .to_owned()
}

fn lot() -> TableCreateStatement {
    Table::create()
        .table("lot")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(uuid("immeuble_id"))
        .col(text("reference"))
        .col(text("nature"))
        .col(text("place"))
        .col(big_integer_null("tantiemes"))
        .col(big_integer("created_at"))
        .col(big_integer("updated_at"))
        .primary_key(&mut societe_key())
        .foreign_key(&mut within_societe("lot", "immeuble_id", "immeuble"))
        .to_owned()
}

fn contract_lot() -> TableCreateStatement {
    let mut key = Index::create();
    key.col("societe_id").col("contract_id").col("lot_id").primary();
    Table::create()
        .table("contract_lot")
        .col(uuid("societe_id"))
        .col(uuid("contract_id"))
        .col(uuid("lot_id"))
        .primary_key(&mut key)
        .foreign_key(&mut within_societe("contract_lot", "contract_id", "contract"))
        .foreign_key(&mut within_societe("contract_lot", "lot_id", "lot"))
        .to_owned()
}

fn conseil_mandat() -> TableCreateStatement {
    Table::create()
        .table("conseil_mandat")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(uuid("immeuble_id"))
        .col(uuid("tiers_id"))
        .col(text("reference"))
        .col(boolean("presides"))
        .col(text("started_on"))
        .col(text_null("ended_on"))
        .col(big_integer("created_at"))
        .col(big_integer("updated_at"))
        .primary_key(&mut societe_key())
        .foreign_key(&mut within_societe("conseil_mandat", "immeuble_id", "immeuble"))
        .foreign_key(&mut within_societe("conseil_mandat", "tiers_id", "tiers"))
        .to_owned()
}

//! What people ask their agencies: demandes, what is said in each, the files beside it, and how each
//! société goes about them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::{index, societe_key, to_row, within_index, within_societe};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in [demande(), entry(), file(), desk(), category(), template()] {
            schema.create_table(table).await?;
        }
        let mut number = Index::create();
        number.name("demande_number").table("demande").col("societe_id").col("number").unique();
        schema.create_index(number).await?;
        let mut state = Index::create();
        state.name("demande_state").table("demande").col("societe_id").col("state");
        schema.create_index(state).await?;
        schema.create_index(within_index("demande", "tiers_id")).await?;
        schema.create_index(index("demande", "account_id")).await?;
        schema.create_index(index("demande", "closed_at")).await?;
        schema.create_index(within_index("demande_entry", "demande_id")).await?;
        schema.create_index(within_index("demande_file", "demande_id")).await
    }
}

fn demande() -> TableCreateStatement {
    Table::create()
        .table("demande")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(big_integer("number"))
        .col(uuid("contract_id"))
        .col(uuid("tiers_id"))
        .col(uuid("account_id"))
        .col(text("category"))
        .col(text("subject"))
        .col(text("state"))
        .col(boolean("shared"))
        .col(uuid_null("assigned_to"))
        .col(big_integer("opened_at"))
        .col(big_integer("last_at"))
        .col(big_integer_null("waiting_since"))
        .col(big_integer_null("closed_at"))
        .col(text_null("reason"))
        .primary_key(&mut societe_key())
        .foreign_key(&mut within_societe("demande", "contract_id", "contract"))
        .foreign_key(&mut within_societe("demande", "tiers_id", "tiers"))
        .foreign_key(&mut to_row("demande", "account_id", "account"))
        .foreign_key(&mut to_row("demande", "assigned_to", "staff"))
        .to_owned()
}

fn entry() -> TableCreateStatement {
    Table::create()
        .table("demande_entry")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(uuid("demande_id"))
        .col(text("kind"))
        .col(uuid_null("account_id"))
        .col(uuid_null("staff_id"))
        .col(uuid_null("assigned_to"))
        .col(text_null("reason"))
        .col(text("body"))
        .col(big_integer("at"))
        .primary_key(&mut societe_key())
        .foreign_key(&mut within_societe("demande_entry", "demande_id", "demande"))
        .foreign_key(&mut to_row("demande_entry", "account_id", "account"))
        .foreign_key(&mut to_row("demande_entry", "staff_id", "staff"))
        .foreign_key(&mut to_row("demande_entry", "assigned_to", "staff"))
        .to_owned()
}

fn file() -> TableCreateStatement {
    Table::create()
        .table("demande_file")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(uuid("demande_id"))
        .col(uuid("entry_id"))
        .col(text("name"))
        .col(text("media_type"))
        .col(big_integer("bytes"))
        .col(text("sha256"))
        .col(text("object"))
        .primary_key(&mut societe_key())
        .foreign_key(&mut within_societe("demande_file", "demande_id", "demande"))
        .foreign_key(&mut within_societe("demande_file", "entry_id", "demande_entry"))
        .to_owned()
}

fn desk() -> TableCreateStatement {
    Table::create()
        .table("demande_desk")
        .col(uuid("societe_id").primary_key())
        .col(big_integer("last_number"))
        .col(integer_null("answer_days"))
        .foreign_key(&mut to_row("demande_desk", "societe_id", "societe"))
        .to_owned()
}

fn category() -> TableCreateStatement {
    let mut key = Index::create();
    key.col("societe_id").col("qualite").col("place").primary();
    Table::create()
        .table("demande_category")
        .col(uuid("societe_id"))
        .col(text("qualite"))
        .col(integer("place"))
        .col(text("name"))
        .primary_key(&mut key)
        .foreign_key(&mut to_row("demande_category", "societe_id", "societe"))
        .to_owned()
}

fn template() -> TableCreateStatement {
    Table::create()
        .table("demande_template")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(text("title"))
        .col(text("body"))
        .primary_key(&mut societe_key())
        .foreign_key(&mut to_row("demande_template", "societe_id", "societe"))
        .to_owned()
}

//! What is said of a copropriété's legal documents: those that it need not have, and when its
//! assemblée générale meets.

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
        schema.create_table(exemption()).await?;
        schema.create_index(within_index("conformite_exemption", "immeuble_id")).await?;
        schema.get_connection().execute_unprepared(ONE_LIVE_EXEMPTION).await?;
        schema.create_table(assemblee()).await
    }
}

/// However many people say so at once.
const ONE_LIVE_EXEMPTION: &str = "create unique index conformite_exemption_live on \
     conformite_exemption (societe_id, immeuble_id, kind) where lifted_at is null";

fn exemption() -> TableCreateStatement {
    Table::create()
        .table("conformite_exemption")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(uuid("immeuble_id"))
        .col(text("kind"))
        .col(text("reason"))
        .col(big_integer("said_at"))
        .col(text("said_by"))
        .col(big_integer_null("lifted_at"))
        .col(text_null("lifted_by"))
        .primary_key(&mut societe_key())
        .foreign_key(&mut to_row("conformite_exemption", "societe_id", "societe"))
        .foreign_key(&mut within_societe("conformite_exemption", "immeuble_id", "immeuble"))
        .to_owned()
}

fn assemblee() -> TableCreateStatement {
    let mut key = Index::create();
    key.col("societe_id").col("immeuble_id").primary();
    Table::create()
        .table("assemblee_generale")
        .col(uuid("societe_id"))
        .col(uuid("immeuble_id"))
        .col(text("held_on"))
        .col(big_integer("noted_at"))
        .col(text("noted_by"))
        .primary_key(&mut key)
        .foreign_key(&mut within_societe("assemblee_generale", "immeuble_id", "immeuble"))
        .to_owned()
}

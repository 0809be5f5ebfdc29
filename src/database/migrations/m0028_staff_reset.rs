//! Links with which a member of staff chooses a forgotten password anew.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::index;
use super::to_row;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(link()).await?;
        schema.create_index(index("staff_reset_link", "staff_id")).await
    }
}

fn link() -> TableCreateStatement {
    Table::create()
        .table("staff_reset_link")
        .col(text("token_hash").primary_key())
        .col(uuid("staff_id"))
        .col(text("email"))
        .col(big_integer("epoch"))
        .col(big_integer("created_at"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("consumed_at"))
        .col(big_integer_null("superseded_at"))
        .foreign_key(&mut to_row("staff_reset_link", "staff_id", "staff"))
        .to_owned()
}

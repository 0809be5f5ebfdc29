//! Requests of people who lost every factor: asked, confirmed in person, over.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::index;
use super::to_row;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let loss = Table::create()
            .table("factor_loss")
            .col(pk_uuid("id"))
            .col(uuid("account_id"))
            .col(big_integer("asked_at"))
            .col(big_integer_null("confirmed_at"))
            .col(text_null("confirmed_by"))
            .col(big_integer_null("due_at"))
            .col(big_integer_null("told_at"))
            .col(big_integer_null("ended_at"))
            .col(text_null("outcome"))
            .foreign_key(&mut to_row("factor_loss", "account_id", "account"))
            .to_owned();
        schema.create_table(loss).await?;
        schema.create_index(index("factor_loss", "account_id")).await
    }
}

//! Changes of an account's address, and the ways back that its former addresses get.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::index;
use super::to_row;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let change = mailed_link("email_change").col(big_integer("epoch")).to_owned();
        schema.create_table(change).await?;
        schema.create_index(index("email_change", "account_id")).await?;
        schema.create_table(mailed_link("email_undo")).await?;
        schema.create_index(index("email_undo", "account_id")).await
    }
}

fn mailed_link(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(text("token_hash").primary_key())
        .col(uuid("account_id"))
        .col(text("old_email"))
        .col(text("new_email"))
        .col(big_integer("created_at"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("consumed_at"))
        .col(big_integer_null("superseded_at"))
        .foreign_key(&mut to_row(table, "account_id", "account"))
        .to_owned()
}

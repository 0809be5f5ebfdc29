//! Passkeys, of persons and of the staff, and what they are asked to sign; whether an agency asks its
//! staff for one, and which of their sessions gave one.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::index;
use super::to_row;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(keys("passkey", "account_id", "account")).await?;
        schema.create_index(index("passkey", "account_id")).await?;
        schema.create_table(keys("staff_passkey", "staff_id", "staff")).await?;
        schema.create_index(index("staff_passkey", "staff_id")).await?;
        for (table, column) in [("agency", "needs_passkey"), ("staff_session", "by_key")] {
            let column = boolean(column).default(false).to_owned();
            let table = Table::alter().table(table).add_column(column).to_owned();
            schema.alter_table(table).await?;
        }
        schema.create_table(challenge()).await
    }
}

fn keys(table: &'static str, holder: &'static str, of: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(pk_uuid("id"))
        .col(text("credential_id").unique_key())
        .col(uuid(holder))
        .col(text("name"))
        .col(text("public_key"))
        .col(big_integer("counter"))
        .col(boolean("is_backed_up"))
        .col(big_integer("created_at"))
        .col(big_integer_null("used_at"))
        .col(big_integer_null("blocked_at"))
        .foreign_key(&mut to_row(table, holder, of))
        .to_owned()
}

fn challenge() -> TableCreateStatement {
    Table::create()
        .table("passkey_challenge")
        .col(text("challenge_hash").primary_key())
        .col(text("purpose"))
        .col(text("subject"))
        .col(big_integer("expires_at"))
        .to_owned()
}

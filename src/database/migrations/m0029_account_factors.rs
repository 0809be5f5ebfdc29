//! The second factor of persons: an application's secret, recovery codes, and the sign-ins that wait
//! for one of them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::index;
use super::to_row;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            text_null("totp_secret"),
            big_integer_null("totp_step"),
            big_integer_null("two_steps_since"),
            big_integer_null("review_since"),
        ];
        // SQLite adds one column a statement.
        for column in columns {
            let account = Table::alter().table("account").add_column(column).to_owned();
            schema.alter_table(account).await?;
        }
        schema.create_table(recovery_code()).await?;
        schema.create_table(half_session()).await?;
        schema.create_index(index("half_session", "account_id")).await?;
        schema.create_table(offer()).await
    }
}

fn recovery_code() -> TableCreateStatement {
    Table::create()
        .table("recovery_code")
        .col(uuid("account_id"))
        .col(integer("number"))
        .col(text("code_hash"))
        .col(big_integer_null("used_at"))
        .primary_key(Index::create().col("account_id").col("number"))
        .foreign_key(&mut to_row("recovery_code", "account_id", "account"))
        .to_owned()
}

fn half_session() -> TableCreateStatement {
    Table::create()
        .table("half_session")
        .col(text("token_hash").primary_key())
        .col(uuid("account_id"))
        .col(big_integer("epoch"))
        .col(boolean("remember"))
        .col(big_integer("created_at"))
        .col(big_integer("expires_at"))
        .foreign_key(&mut to_row("half_session", "account_id", "account"))
        .to_owned()
}

fn offer() -> TableCreateStatement {
    Table::create()
        .table("totp_offer")
        .col(pk_uuid("account_id"))
        .col(text("secret"))
        .col(big_integer("epoch"))
        .col(big_integer("expires_at"))
        .foreign_key(&mut to_row("totp_offer", "account_id", "account"))
        .to_owned()
}

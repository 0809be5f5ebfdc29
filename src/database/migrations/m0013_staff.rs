//! Who works for an agency, with which rights, and how they sign in.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::index;
use super::to_row;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(staff()).await?;
        let one_place = Index::create()
            .name("staff_agency_email")
            .table("staff")
            .col("agency_id")
            .col("email")
            .unique()
            .to_owned();
        schema.create_index(one_place).await?;
        schema.create_table(right()).await?;
        schema.create_index(index("staff_right", "societe_id")).await?;
        schema.create_table(session()).await?;
        schema.create_index(index("staff_session", "staff_id")).await?;
        schema.create_table(half_session()).await?;
        schema.create_index(index("staff_half_session", "staff_id")).await?;
        schema.create_table(invitation()).await?;
        schema.create_index(index("staff_invitation", "staff_id")).await?;
        schema.create_table(recovery_code()).await
    }
}

fn staff() -> TableCreateStatement {
    Table::create()
        .table("staff")
        .col(pk_uuid("id"))
        .col(uuid("agency_id"))
        .col(text("email"))
        .col(text("name"))
        .col(text_null("password_hash"))
        .col(text_null("totp_secret"))
        .col(big_integer_null("totp_step"))
        .col(big_integer("security_epoch"))
        .col(text("lang"))
        .col(big_integer("created_at"))
        .col(big_integer_null("joined_at"))
        .col(big_integer_null("removed_at"))
        .foreign_key(&mut to_row("staff", "agency_id", "agency"))
        .to_owned()
}

fn right() -> TableCreateStatement {
    Table::create()
        .table("staff_right")
        .col(uuid("staff_id"))
        .col(uuid("societe_id"))
        .col(text("right"))
        .col(big_integer("given_at"))
        .primary_key(Index::create().col("staff_id").col("societe_id"))
        .foreign_key(&mut to_row("staff_right", "staff_id", "staff"))
        .foreign_key(&mut to_row("staff_right", "societe_id", "societe"))
        .to_owned()
}

fn session() -> TableCreateStatement {
    Table::create()
        .table("staff_session")
        .col(text("token_hash").primary_key())
        .col(uuid("staff_id"))
        .col(big_integer("epoch"))
        .col(text("agent"))
        .col(text("network"))
        .col(big_integer("created_at"))
        .col(big_integer("authenticated_at"))
        .col(big_integer("last_seen_at"))
        .col(big_integer("ends_at"))
        .foreign_key(&mut to_row("staff_session", "staff_id", "staff"))
        .to_owned()
}

/// The password was right; the second factor is still to come.
fn half_session() -> TableCreateStatement {
    Table::create()
        .table("staff_half_session")
        .col(text("token_hash").primary_key())
        .col(uuid("staff_id"))
        .col(big_integer("epoch"))
        .col(text_null("offered_secret"))
        .col(big_integer("created_at"))
        .col(big_integer("expires_at"))
        .foreign_key(&mut to_row("staff_half_session", "staff_id", "staff"))
        .to_owned()
}

fn invitation() -> TableCreateStatement {
    Table::create()
        .table("staff_invitation")
        .col(text("token_hash").primary_key())
        .col(uuid("staff_id"))
        .col(text("email"))
        .col(big_integer("created_at"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("consumed_at"))
        .col(big_integer_null("superseded_at"))
        .foreign_key(&mut to_row("staff_invitation", "staff_id", "staff"))
        .to_owned()
}

fn recovery_code() -> TableCreateStatement {
    Table::create()
        .table("staff_recovery_code")
        .col(uuid("staff_id"))
        .col(integer("number"))
        .col(text("code_hash"))
        .col(big_integer_null("used_at"))
        .primary_key(Index::create().col("staff_id").col("number"))
        .foreign_key(&mut to_row("staff_recovery_code", "staff_id", "staff"))
        .to_owned()
}

//! Who may see what: provisional pairs, activations, and the links between accounts and tiers.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::index;
use super::societe_key;
use super::to_row;
use super::within_index;
use super::within_societe;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    #[expect(clippy::too_many_lines, reason = "a schema reads best in one piece")]
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(provisional_pair()).await?;
        schema
            .create_index(
                Index::create()
                    .name("provisional_pair_generation")
                    .table("provisional_pair")
                    .col("societe_id")
                    .col("tiers_id")
                    .col("holder")
                    .col("generation")
                    .unique()
                    .to_owned(),
            )
            .await?;
        schema
            .create_index(
                Index::create()
                    .name("provisional_pair_login")
                    .table("provisional_pair")
                    .col("societe_id")
                    .col("login")
                    .unique()
                    .to_owned(),
            )
            .await?;
        schema.create_table(activation()).await?;
        schema.create_index(within_index("activation", "pair_id")).await?;
        schema.create_table(ticket()).await?;
        schema.create_table(activation_link()).await?;
        schema.create_index(index("activation_link", "activation_id")).await?;
        schema.create_table(link()).await?;
        schema.create_index(index("link", "account_id")).await?;
        let db = schema.get_connection();
        for live in ["account_id", "holder"] {
            db.execute_unprepared(&format!(
                "create unique index link_live_{live} on link (societe_id, tiers_id, {live}) \
                 where ended_at is null"
            ))
            .await?;
        }
        schema.create_table(terms_acceptance()).await
    }
}

fn provisional_pair() -> TableCreateStatement {
    Table::create()
        .table("provisional_pair")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(uuid("tiers_id"))
        .col(integer("holder"))
        .col(integer("generation"))
        .col(text("login"))
        .col(text("secret_hash"))
        .col(big_integer("issued_at"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("consumed_at"))
        .col(big_integer_null("revoked_at"))
        .primary_key(&mut societe_key())
        .foreign_key(&mut within_societe("provisional_pair", "tiers_id", "tiers"))
        .to_owned()
}

fn activation() -> TableCreateStatement {
    Table::create()
        .table("activation")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(uuid("pair_id"))
        .col(text("email"))
        .col(text("password_hash"))
        .col(integer_null("terms_version"))
        .col(text("lang"))
        .col(big_integer("created_at"))
        .col(big_integer_null("closed_at"))
        .col(text_null("outcome"))
        .primary_key(&mut societe_key())
        .foreign_key(&mut within_societe("activation", "pair_id", "provisional_pair"))
        .to_owned()
}

fn ticket() -> TableCreateStatement {
    Table::create()
        .table("activation_ticket")
        .col(text("token_hash").primary_key())
        .col(uuid("societe_id"))
        .col(uuid("pair_id"))
        .col(text_null("email"))
        .col(uuid_null("activation_id"))
        .col(big_integer("created_at"))
        .col(big_integer("expires_at"))
        .foreign_key(&mut within_societe("activation_ticket", "pair_id", "provisional_pair"))
        .foreign_key(&mut within_societe("activation_ticket", "activation_id", "activation"))
        .to_owned()
}

fn activation_link() -> TableCreateStatement {
    Table::create()
        .table("activation_link")
        .col(text("token_hash").primary_key())
        .col(uuid("societe_id"))
        .col(uuid("activation_id"))
        .col(uuid("pair_id"))
        .col(integer("pair_generation"))
        .col(text("email"))
        .col(uuid("message_id"))
        .col(big_integer("created_at"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("consumed_at"))
        .col(big_integer_null("superseded_at"))
        .col(big_integer_null("contested_at"))
        .foreign_key(&mut within_societe("activation_link", "activation_id", "activation"))
        .foreign_key(&mut within_societe("activation_link", "pair_id", "provisional_pair"))
        .to_owned()
}

fn link() -> TableCreateStatement {
    Table::create()
        .table("link")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(uuid("tiers_id"))
        .col(uuid("account_id"))
        .col(uuid("pair_id"))
        .col(integer("holder"))
        .col(big_integer("linked_at"))
        .col(big_integer_null("ended_at"))
        .col(text_null("ended_by"))
        .primary_key(&mut societe_key())
        .foreign_key(&mut within_societe("link", "tiers_id", "tiers"))
        .foreign_key(&mut within_societe("link", "pair_id", "provisional_pair"))
        .foreign_key(&mut to_row("link", "account_id", "account"))
        .to_owned()
}

fn terms_acceptance() -> TableCreateStatement {
    Table::create()
        .table("terms_acceptance")
        .col(uuid("account_id"))
        .col(uuid("societe_id"))
        .col(integer("version"))
        .col(big_integer("accepted_at"))
        .primary_key(Index::create().col("account_id").col("societe_id").col("version"))
        .foreign_key(&mut to_row("terms_acceptance", "account_id", "account"))
        .foreign_key(
            ForeignKey::create()
                .from("terms_acceptance", ("societe_id", "version"))
                .to("terms", ("societe_id", "version")),
        )
        .to_owned()
}

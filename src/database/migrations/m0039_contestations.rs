//! Accesses that whoever reads the address on file contests; and which PDF files can be read aloud.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::within_index;
use super::within_societe;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let contested = big_integer_null("contested_at");
        schema.alter_table(Table::alter().table("link").add_column(contested).to_owned()).await?;
        schema.create_table(contestation_link()).await?;
        schema.create_index(within_index("contestation_link", "link_id")).await?;
        schema.get_connection().execute_unprepared(WAITING).await?;
        for table in ["document", "document_draft"] {
            let tagged = boolean_null("is_tagged");
            schema.alter_table(Table::alter().table(table).add_column(tagged).to_owned()).await?;
        }
        Ok(())
    }
}

/// Few at any time, among all the links of a société.
const WAITING: &str = "create index link_contested on link (societe_id, contested_at) \
     where contested_at is not null and ended_at is null";

fn contestation_link() -> TableCreateStatement {
    Table::create()
        .table("contestation_link")
        .col(text("token_hash").primary_key())
        .col(uuid("societe_id"))
        .col(uuid("link_id"))
        .col(text("masked"))
        .col(big_integer("created_at"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("consumed_at"))
        .foreign_key(&mut within_societe("contestation_link", "link_id", "link"))
        .to_owned()
}

//! Since when an account has another address than its first; which known browser a session is of, and
//! whether that browser ever opened one.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let since = big_integer_null("moved_at");
        schema.alter_table(Table::alter().table("account").add_column(since).to_owned()).await?;
        schema.get_connection().execute_unprepared(MOVED_SO_FAR).await?;
        let device = text_null("device_hash");
        schema.alter_table(Table::alter().table("session").add_column(device).to_owned()).await?;
        let signed_in = boolean("has_signed_in").default(true).to_owned();
        let table = Table::alter().table("known_device").add_column(signed_in).to_owned();
        schema.alter_table(table).await
    }
}

/// Of changes that were made before, the ways back that are still kept tell when.
const MOVED_SO_FAR: &str = "update account set moved_at = (select max(u.created_at) \
     from email_undo u where u.account_id = account.id and u.new_email = account.email)";

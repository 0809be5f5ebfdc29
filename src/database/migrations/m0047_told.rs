//! What others did to an account, found by whose it is; what a copy of somebody's data holds; and
//! activations, found by their address.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.get_connection().execute_unprepared(TOLD).await?;
        let documents =
            Table::alter().table("personal_copy").add_column(text_null("documents")).to_owned();
        schema.alter_table(documents).await?;
        schema.create_index(index("activation", "email")).await?;
        schema.create_index(index("activation_link", "email")).await
    }
}

/// Few among all events, but for look-ups of files, which their holders read too.
const TOLD: &str = "create index audit_event_told on audit_event (subject, at) where kind in \
     ('session_revoked', 'factor_removed', 'passkey_blocked', 'factor_loss_confirmed', \
     'notifications_chosen', 'tiers_viewed')";

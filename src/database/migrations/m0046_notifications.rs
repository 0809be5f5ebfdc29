//! Mails that a person may turn off: what they chose, how far they were told, and the links that turn
//! them off. Traces of mails say whose account they are about.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::index;
use super::to_row;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(notification()).await?;
        let waiting = Index::create()
            .name("notification_looked_on")
            .table("notification")
            .col("kind")
            .col("looked_on")
            .col("account_id")
            .to_owned();
        schema.create_index(waiting).await?;
        schema.create_table(notification_stop()).await?;
        schema.create_index(index("notification_stop", "account_id")).await?;
        for column in [uuid_null("account_id"), text_null("stop_url")] {
            let column = Table::alter().table("outbox").add_column(column).to_owned();
            schema.alter_table(column).await?;
        }
        schema.create_index(index("outbox", "account_id")).await?;
        let db = schema.get_connection();
        for statement in [OF_ACCOUNTS, ON_SO_FAR] {
            db.execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

/// Letters that were about an account, and not about whoever typed its address.
const OF_ACCOUNTS: &str = "update outbox set account_id = \
     (select a.id from account a where a.email = outbox.recipient) \
     where kind not in ('activation', 'not_yet_activated', 'contested', \
     'activated_elsewhere', 'email_change') \
     and kind not like 'staff%' and kind <> 'bank_changed'";

/// Accounts that are there already are told of what comes from now on, which is when something last
/// happened.
const ON_SO_FAR: &str = "insert into notification (account_id, kind, is_on, looked_on, told_until) \
     select a.id, k.kind, true, '2000-01-01', \
     coalesce((select max(e.at) from audit_event e), a.created_at) from account a \
     cross join (select 'new_documents' as kind union all select 'due_soon') k \
     where a.email not like 'closed:%'";

fn notification() -> TableCreateStatement {
    Table::create()
        .table("notification")
        .col(uuid("account_id"))
        .col(text("kind"))
        .col(boolean("is_on"))
        .col(text("looked_on"))
        .col(big_integer("told_until"))
        .primary_key(Index::create().col("account_id").col("kind").primary())
        .foreign_key(&mut to_row("notification", "account_id", "account"))
        .to_owned()
}

fn notification_stop() -> TableCreateStatement {
    Table::create()
        .table("notification_stop")
        .col(text("token_hash").primary_key())
        .col(uuid("account_id"))
        .col(text("kind"))
        .col(big_integer("created_at"))
        .foreign_key(&mut to_row("notification_stop", "account_id", "account"))
        .to_owned()
}

//! What the RGPD gives to a person: copies of their data, and accounts that end when nobody uses
//! them. Refused sign-ins of an account are found by an index of their own, as they are told in sum.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::index;
use super::to_row;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(personal_copy()).await?;
        schema.create_index(index("personal_copy", "account_id")).await?;
        schema.create_table(presence()).await?;
        schema.create_index(index("presence", "signed_in_at")).await?;
        let db = schema.get_connection();
        for statement in [PRESENT_SO_FAR, REFUSED, SECRETS] {
            db.execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

/// The last trace of each account: a device that signed in, else the password that was chosen.
const PRESENT_SO_FAR: &str = "insert into presence (account_id, signed_in_at, warnings) \
     select a.id, coalesce((select max(d.last_seen_at) from known_device d \
     where d.account_id = a.id and d.last_seen_at > a.password_changed_at), \
     a.password_changed_at), 0 from account a";

/// The few sign-ins that were refused, by whose they would have been.
const REFUSED: &str = "create index audit_event_refused on audit_event (subject, at) \
     where kind = 'sign_in' and outcome <> 'done'";

/// Pairs whose secret is still kept, by when they end.
const SECRETS: &str = "create index provisional_pair_secret on provisional_pair (expires_at) \
     where secret_hash <> ''";

fn personal_copy() -> TableCreateStatement {
    Table::create()
        .table("personal_copy")
        .col(pk_uuid("id"))
        .col(uuid("account_id"))
        .col(uuid("societe_id"))
        .col(uuid("job_id"))
        .col(big_integer("asked_at"))
        .col(big_integer_null("ready_at"))
        .col(big_integer_null("expires_at"))
        .col(text_null("object"))
        .col(big_integer_null("bytes"))
        .foreign_key(&mut to_row("personal_copy", "account_id", "account"))
        .foreign_key(&mut to_row("personal_copy", "societe_id", "societe"))
        .to_owned()
}

fn presence() -> TableCreateStatement {
    Table::create()
        .table("presence")
        .col(pk_uuid("account_id"))
        .col(big_integer("signed_in_at"))
        .col(integer("warnings"))
        .col(big_integer_null("warned_at"))
        .foreign_key(&mut to_row("presence", "account_id", "account"))
        .to_owned()
}

//! The audit trail, which nobody can change or erase.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::DbBackend;

use super::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema
            .create_table(
                Table::create()
                    .table("audit_event")
                    .col(pk_uuid("id"))
                    .col(big_integer("at"))
                    .col(uuid_null("societe_id"))
                    .col(text("kind"))
                    .col(text("outcome"))
                    .col(text("actor"))
                    .col(text("subject"))
                    .col(text("network"))
                    .col(text("request"))
                    .to_owned(),
            )
            .await?;
        schema.create_index(index("audit_event", "at")).await?;
        let db = schema.get_connection();
        for statement in append_only(schema.get_database_backend()) {
            db.execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

/// The triggers that refuse to change or erase an event.
fn append_only(engine: DbBackend) -> &'static [&'static str] {
    match engine {
        DbBackend::Postgres => &[
            "create function audit_is_append_only() returns trigger language plpgsql as \
             $$ begin raise exception 'audit_event is append-only'; end $$",
            "create trigger audit_append_only before update or delete or truncate on audit_event \
             for each statement execute function audit_is_append_only()",
        ],
        _ => &[
            // `insert or replace` erases a row without asking the trigger of deletions.
            "create trigger audit_no_replace before insert on audit_event \
             when exists (select 1 from audit_event where id = new.id) \
             begin select raise(abort, 'audit_event is append-only'); end",
            "create trigger audit_no_update before update on audit_event \
             begin select raise(abort, 'audit_event is append-only'); end",
            "create trigger audit_no_delete before delete on audit_event \
             begin select raise(abort, 'audit_event is append-only'); end",
        ],
    }
}

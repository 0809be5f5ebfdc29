//! The chains of the audit trail: each event gets its place and its seal, a moment after it was written.
//!
//! Events may be forgotten by one door only, which names until when: the trigger refuses younger ones.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(chained()).await?;
        let by_turn = Index::create()
            .name("audit_chained_turn")
            .table("audit_chained")
            .col("turn")
            .to_owned();
        schema.create_index(by_turn).await?;
        schema.create_table(head()).await?;
        let waiting = Table::create().table("audit_waiting").col(pk_uuid("event_id")).to_owned();
        schema.create_table(waiting).await?;
        schema.create_table(state()).await?;
        let first = Query::insert()
            .into_table("audit_state")
            .columns(["id", "database_id", "turn", "restored_turn"])
            .values_panic([1.into(), uuid::Uuid::new_v4().into(), 0_i64.into(), 0_i64.into()])
            .to_owned();
        let db = schema.get_connection();
        db.execute(&first).await?;
        db.execute_unprepared("insert into audit_waiting (event_id) select id from audit_event")
            .await?;
        for statement in triggers(schema.get_database_backend()) {
            db.execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

/// The place of each event in its chain.
fn chained() -> TableCreateStatement {
    Table::create()
        .table("audit_chained")
        .col(uuid("chain_id"))
        .col(big_integer("number"))
        .col(uuid("event_id").unique_key())
        .col(big_integer("turn"))
        .col(big_integer("sealed_at"))
        .col(text("key_id"))
        .col(text("value"))
        .primary_key(Index::create().col("chain_id").col("number").primary())
        .to_owned()
}

/// Where each chain ends, and where what is kept of it begins.
fn head() -> TableCreateStatement {
    Table::create()
        .table("audit_head")
        .col(pk_uuid("chain_id"))
        .col(big_integer("number"))
        .col(text("value"))
        .col(big_integer("kept_number"))
        .col(text("kept_value"))
        .col(text("kept_key"))
        .col(text("kept_seal"))
        .to_owned()
}

/// One row: which database this is, how often it was sealed, and the door of forgetting.
fn state() -> TableCreateStatement {
    Table::create()
        .table("audit_state")
        .col(integer("id").primary_key())
        .col(uuid("database_id"))
        .col(big_integer("turn"))
        .col(big_integer("restored_turn"))
        .col(big_integer_null("forget_before"))
        .to_owned()
}

#[expect(clippy::too_many_lines, reason = "a list of statements reads best in one piece")]
fn triggers(engine: DbBackend) -> &'static [&'static str] {
    match engine {
        DbBackend::Postgres => &[
            "create function audit_waits() returns trigger language plpgsql as \
             $$ begin insert into audit_waiting (event_id) values (new.id); return null; end $$",
            "create trigger audit_waits after insert on audit_event \
             for each row execute function audit_waits()",
            "drop trigger audit_append_only on audit_event",
            "create trigger audit_append_only before update or truncate on audit_event \
             for each statement execute function audit_is_append_only()",
            "create function audit_is_kept() returns trigger language plpgsql as \
             $$ begin \
             if old.at < (select forget_before from audit_state) then return old; end if; \
             raise exception 'audit_event is append-only'; end $$",
            "create trigger audit_kept before delete on audit_event \
             for each row execute function audit_is_kept()",
            "create function audit_chain_is_append_only() returns trigger language plpgsql as \
             $$ begin raise exception 'audit_chained is append-only'; end $$",
            "create trigger audit_chain_append_only before update or truncate on audit_chained \
             for each statement execute function audit_chain_is_append_only()",
            "create function audit_chain_is_kept() returns trigger language plpgsql as \
             $$ begin \
             if exists (select 1 from audit_state where forget_before is not null) \
             then return old; end if; \
             raise exception 'audit_chained is append-only'; end $$",
            "create trigger audit_chain_kept before delete on audit_chained \
             for each row execute function audit_chain_is_kept()",
        ],
        _ => &[
            "create trigger audit_waits after insert on audit_event \
             begin insert into audit_waiting (event_id) values (new.id); end",
            "drop trigger audit_no_delete",
            "create trigger audit_no_delete before delete on audit_event \
             when not exists (select 1 from audit_state where old.at < forget_before) \
             begin select raise(abort, 'audit_event is append-only'); end",
            // `insert or replace` erases a row without asking the trigger of deletions.
            "create trigger audit_chain_no_replace before insert on audit_chained \
             when exists (select 1 from audit_chained \
             where (chain_id = new.chain_id and number = new.number) or event_id = new.event_id) \
             begin select raise(abort, 'audit_chained is append-only'); end",
            "create trigger audit_chain_no_update before update on audit_chained \
             begin select raise(abort, 'audit_chained is append-only'); end",
            "create trigger audit_chain_no_delete before delete on audit_chained \
             when not exists (select 1 from audit_state where forget_before is not null) \
             begin select raise(abort, 'audit_chained is append-only'); end",
        ],
    }
}

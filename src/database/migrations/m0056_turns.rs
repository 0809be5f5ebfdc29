//! How often what an agency sent has changed, counted by the database itself: whoever changes it
//! cannot forget it.
//!
//! A page that was drawn at one turn is the page of that turn, whichever server drew it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::DbBackend;

use super::to_row;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(turns()).await?;
        schema.create_table(turnings()).await?;
        let db = schema.get_connection();
        let begun = "insert into societe_turn (societe_id, turn) select id, 1 from societe";
        db.execute_unprepared(begun).await?;
        let statements = match schema.get_database_backend() {
            DbBackend::Postgres => postgres(),
            _ => sqlite(),
        };
        for statement in statements {
            db.execute_unprepared(&statement).await?;
        }
        Ok(())
    }
}

fn turns() -> TableCreateStatement {
    Table::create()
        .table("societe_turn")
        .col(uuid("societe_id").primary_key())
        .col(big_integer("turn"))
        .foreign_key(&mut to_row("societe_turn", "societe_id", "societe"))
        .to_owned()
}

/// Where several write at once (PostgreSQL), each transaction notes by a row of its own that it changed
/// something: to raise one count, they would wait for each other until the longest is over, and two of
/// them for ever. What is noted is added to the count now and then (`home/turn.rs`).
fn turnings() -> TableCreateStatement {
    Table::create()
        .table("societe_turning")
        .col(uuid("societe_id"))
        .col(big_integer("tx"))
        .primary_key(Index::create().col("societe_id").col("tx"))
        .to_owned()
}

/// What is counted, beside the société itself: all that its pages are drawn from. A new tiers is on
/// nobody's page: it is somebody's by a link, which the page asks for by itself.
const COUNTED: [(&str, &[&str]); 6] = [
    ("tiers", &["update"]),
    ("contract", &ACTS),
    ("balance", &ACTS),
    ("ledger", &ACTS),
    ("document", &ACTS),
    ("conseil_mandat", &ACTS),
];
const ACTS: [&str; 3] = ["insert", "update", "delete"];
const FIRST: &str = "insert into societe_turn (societe_id, turn) values (new.id, 1)";

fn sqlite() -> Vec<String> {
    let trigger = |table: &str, act: &str, statement: &str| {
        format!(
            "create trigger societe_turn_{table}_{act} after {act} on {table} begin {statement}; end"
        )
    };
    let turned =
        |id: &str| format!("update societe_turn set turn = turn + 1 where societe_id = {id}");
    let mut all =
        vec![trigger("societe", "insert", FIRST), trigger("societe", "update", &turned("new.id"))];
    for (table, acts) in COUNTED {
        all.extend(acts.iter().map(|act| {
            let row = if *act == "delete" { "old" } else { "new" };
            trigger(table, act, &turned(&format!("{row}.societe_id")))
        }));
    }
    all
}

/// Once a transaction, however many statements it has.
fn postgres() -> Vec<String> {
    let turned = |name: &str, which: &str| {
        format!(
            "create function {name}() returns trigger language plpgsql as $$ begin \
             insert into societe_turning (societe_id, tx) {which} on conflict do nothing; \
             return null; end $$"
        )
    };
    let mut all = vec![
        format!(
            "create function societe_turn_begins() returns trigger language plpgsql as \
             $$ begin {FIRST}; return null; end $$"
        ),
        turned("societe_turn_own", "select new.id, txid_current()"),
        turned("societe_turned", "select distinct societe_id, txid_current() from changed"),
        "create trigger societe_turn_begins after insert on societe \
         for each row execute function societe_turn_begins()"
            .to_owned(),
        "create trigger societe_turn_own after update on societe \
         for each row execute function societe_turn_own()"
            .to_owned(),
    ];
    for (table, acts) in COUNTED {
        all.extend(acts.iter().map(|act| {
            let rows = if *act == "delete" { "old" } else { "new" };
            format!(
                "create trigger societe_turn_{table}_{act} after {act} on {table} \
                 referencing {rows} table as changed \
                 for each statement execute function societe_turned()"
            )
        }));
    }
    all
}

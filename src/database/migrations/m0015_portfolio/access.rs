//! Where the access to each tiers stands, kept by the database itself: whoever changes a pair, an
//! activation or a link cannot forget it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

const LINE: &str = "societe_id = tiers_line.societe_id and tiers_id = tiers_line.tiers_id";
const UNUSED: &str = "consumed_at is null and revoked_at is null";

/// Writes the lines anew for which `condition` holds.
pub fn renewal(condition: &str) -> String {
    format!(
        "update tiers_line set access = case \
         when exists (select 1 from link where {LINE} and ended_at is null and suspended_at is null) \
         then 'linked' \
         when exists (select 1 from link where {LINE} and ended_at is null) then 'suspended' \
         when exists (select 1 from provisional_pair where {LINE} and {UNUSED} and exists \
         (select 1 from activation where activation.societe_id = provisional_pair.societe_id \
         and activation.pair_id = provisional_pair.id and activation.closed_at is null)) \
         then 'waiting' \
         when exists (select 1 from provisional_pair where {LINE} and {UNUSED}) then 'issued' \
         when exists (select 1 from link where {LINE}) then 'ended' \
         else 'none' end, \
         activated_at = coalesce((select max(linked_at) from link where {LINE}), 0), \
         expires_at = coalesce((select max(expires_at) from provisional_pair \
         where {LINE} and {UNUSED}), 0) \
         where {condition}"
    )
}

/// From now on, at each change.
pub async fn keep(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let statements = match schema.get_database_backend() {
        DbBackend::Postgres => postgres(),
        _ => sqlite(),
    };
    for statement in statements {
        schema.get_connection().execute_unprepared(&statement).await?;
    }
    Ok(())
}

const BY_TIERS: [&str; 2] = ["link", "provisional_pair"];

fn sqlite() -> Vec<String> {
    let trigger = |table: &str, act: &str, condition: &str| {
        let renewal = renewal(condition);
        format!(
            "create trigger tiers_line_{table}_{act} after {act} on {table} begin {renewal}; end"
        )
    };
    let own = "tiers_line.societe_id = new.societe_id and tiers_line.tiers_id = new.tiers_id";
    let of_pair = |row: &str| {
        format!(
            "tiers_line.societe_id = {row}.societe_id and tiers_line.tiers_id = \
             (select tiers_id from provisional_pair \
             where societe_id = {row}.societe_id and id = {row}.pair_id)"
        )
    };
    let mut all = Vec::new();
    for table in BY_TIERS {
        all.extend(["insert", "update"].map(|act| trigger(table, act, own)));
    }
    all.extend(["insert", "update"].map(|act| trigger("activation", act, &of_pair("new"))));
    all.push(trigger("activation", "delete", &of_pair("old")));
    all
}

fn postgres() -> Vec<String> {
    let renewal = renewal("tiers_line.societe_id = $1 and tiers_line.tiers_id = $2");
    let mut all = vec![
        format!(
            "create function tiers_line_renew(uuid, uuid) returns void language sql as \
             $$ {renewal} $$"
        ),
        "create function tiers_line_of_tiers() returns trigger language plpgsql as \
         $$ begin perform tiers_line_renew(new.societe_id, new.tiers_id); return null; end $$"
            .to_owned(),
        "create function tiers_line_of_pair() returns trigger language plpgsql as \
         $$ declare changed activation := coalesce(new, old); \
         begin perform tiers_line_renew(societe_id, tiers_id) from provisional_pair \
         where societe_id = changed.societe_id and id = changed.pair_id; return null; end $$"
            .to_owned(),
    ];
    let trigger = |table: &str, acts: &str, function: &str| {
        format!(
            "create trigger tiers_line_{table} after {acts} on {table} \
             for each row execute function {function}()"
        )
    };
    all.extend(BY_TIERS.map(|table| trigger(table, "insert or update", "tiers_line_of_tiers")));
    all.push(trigger("activation", "insert or update or delete", "tiers_line_of_pair"));
    all
}

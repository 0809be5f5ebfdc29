//! Sealing: events that wait get their places, by whichever node comes first.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ConnectionTrait, FromQueryResult, QuerySelect};

use super::row::{self, head, waiting};
use super::seal::{self, Place, Raw};
use super::state::{self, State};
use crate::audit::event;
use crate::clock::Moment;
use crate::database::{Db, Tx};
use crate::guard::Keyring;
use crate::guard::keys::key_check;

/// Few enough that nobody who writes waits long for the sealing.
const AT_ONCE: u64 = 250;

/// What came of a sealing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sealed {
    pub events: usize,
    /// Another node was at it.
    pub is_elsewhere: bool,
}

/// Whether there is something to seal: a question that nobody waits for.
pub async fn is_any_waiting(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(waiting::Entity::find().limit(1).one(db).await?.is_some())
}

/// Seals what waits, batch by batch, until nothing does.
pub async fn seal_all(db: &Db, ring: &Keyring, now: Moment) -> Result<Sealed, DbErr> {
    let mut all = Sealed::default();
    while is_any_waiting(db.reader()).await? {
        let tx = db.begin().await?;
        let events = if let Some(state) = claimed(&tx, ring).await? {
            seal_some(&tx, ring, (state.turn + 1, now)).await?
        } else {
            all.is_elsewhere = true;
            0
        };
        if events == 0 {
            // Awaited: a transaction that is merely dropped still holds the trail for a moment.
            tx.rollback().await?;
            return Ok(all);
        }
        tx.commit().await?;
        all.events += events;
    }
    Ok(all)
}

/// The trail, unless another node is at it, or holds the keys that this one lacks: a node that started
/// before there was a key leaves it to those that have it.
async fn claimed(tx: &Tx, ring: &Keyring) -> Result<Option<State>, DbErr> {
    let state = state::claim(tx).await?;
    let is_ours = !ring.is_empty() || !key_check::is_any(tx).await?;
    Ok(state.filter(|_| is_ours))
}

/// Seals a batch of what waits, and says how many events it was.
async fn seal_some(tx: &Tx, ring: &Keyring, turn: (i64, Moment)) -> Result<usize, DbErr> {
    let events = read_waiting(tx).await?;
    if !events.is_empty() {
        seal(tx, ring, &events, turn).await?;
    }
    Ok(events.len())
}

/// The oldest that wait, in the order of their numbers, which grow with time.
async fn read_waiting(tx: &Tx) -> Result<Vec<Raw>, DbErr> {
    let same = Expr::col((waiting::Entity, waiting::Column::EventId))
        .equals((event::Entity, event::Column::Id));
    let question = seal::reading()
        .inner_join(waiting::Entity, same)
        .order_by((event::Entity, event::Column::Id), sea_orm::Order::Asc)
        .limit(AT_ONCE)
        .to_owned();
    let rows = tx.query_all(&question).await?;
    rows.iter().map(|row| Raw::from_query_result(row, "")).collect()
}

async fn seal(
    tx: &Tx,
    ring: &Keyring,
    events: &[Raw],
    (turn, now): (i64, Moment),
) -> Result<(), DbErr> {
    let mut ends = ends(tx, events).await?;
    let (key_id, key) = ring.trail_today();
    let mut rows = Vec::new();
    for event in events {
        let chain = seal::chain_of(event.societe_id);
        let end = ends.entry(chain).or_default();
        let number = end.0 + 1;
        let place = Place { chain, number, before: &end.1, turn, sealed_at: now };
        let value = seal::of_event(&key, event, &place);
        rows.push(row::ActiveModel {
            chain_id: Set(chain),
            number: Set(number),
            event_id: Set(event.id),
            turn: Set(turn),
            sealed_at: Set(now),
            key_id: Set(key_id.to_owned()),
            value: Set(value.clone()),
        });
        *end = (number, value);
    }
    row::Entity::insert_many(rows).exec_without_returning(tx).await?;
    keep_ends(tx, ends).await?;
    let done = waiting::Column::EventId.is_in(events.iter().map(|event| event.id));
    waiting::Entity::delete_many().filter(done).exec(tx).await?;
    state::turn(tx).await
}

/// The last place and seal of each chain that these events belong to.
async fn ends(tx: &Tx, events: &[Raw]) -> Result<BTreeMap<Uuid, (i64, String)>, DbErr> {
    let chains: std::collections::BTreeSet<Uuid> =
        events.iter().map(|event| seal::chain_of(event.societe_id)).collect();
    let heads = head::Entity::find().filter(head::Column::ChainId.is_in(chains)).all(tx).await?;
    Ok(heads.into_iter().map(|head| (head.chain_id, (head.number, head.value))).collect())
}

async fn keep_ends(tx: &Tx, ends: BTreeMap<Uuid, (i64, String)>) -> Result<(), DbErr> {
    let rows = ends.into_iter().map(|(chain, (number, value))| head::ActiveModel {
        chain_id: Set(chain),
        number: Set(number),
        value: Set(value),
        kept_number: Set(0),
        kept_value: Set(String::new()),
        kept_key: Set(String::new()),
        kept_seal: Set(String::new()),
    });
    let known = OnConflict::column(head::Column::ChainId)
        .update_columns([head::Column::Number, head::Column::Value])
        .to_owned();
    head::Entity::insert_many(rows).on_conflict(known).exec_without_returning(tx).await.map(drop)
}

//! What verifying reads: the places of a chain with the events that stand there, and what stands nowhere.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, Query};
use sea_orm::{ConnectionTrait, FromQueryResult, Order};

use super::row::{self, waiting};
use super::seal::{self, Raw};
use crate::audit::event::{self, EventId};
use crate::clock::Moment;

/// How many places are read in one question.
pub(super) const AT_ONCE: u64 = 1_000;

/// A place without its event's words.
#[derive(FromQueryResult)]
pub(super) struct PlaceRow {
    pub number: i64,
    pub turn: i64,
    pub sealed_at: Moment,
    pub key_id: String,
    pub value: String,
    found: Option<EventId>,
}

/// The places after this one, and the events that stand there.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    chain: Uuid,
    after: i64,
) -> Result<Vec<(PlaceRow, Option<Raw>)>, DbErr> {
    use row::Column::{ChainId, EventId, KeyId, Number, SealedAt, Turn, Value};
    let this = |column| Expr::col((row::Entity, column));
    let own = Expr::col((event::Entity, event::Column::Id));
    let mut question = seal::reading();
    let question = question
        .from_clear()
        .from(row::Entity)
        .columns([Number, Turn, SealedAt, KeyId, Value].map(|column| (row::Entity, column)))
        .expr_as(own.clone(), "found")
        .left_join(event::Entity, own.equals((row::Entity, EventId)))
        .and_where(this(ChainId).eq(chain))
        .and_where(this(Number).gt(after))
        .order_by((row::Entity, Number), Order::Asc)
        .limit(AT_ONCE);
    let rows = db.query_all(&*question).await?;
    let read = rows.iter().map(|row| {
        let place = PlaceRow::from_query_result(row, "")?;
        let event = place.found.map(|_| Raw::from_query_result(row, "")).transpose()?;
        Ok::<_, DbErr>((place, event))
    });
    read.collect()
}

/// The chains that have places, whatever is said of their ends.
pub(super) async fn chains_of_rows(db: &impl ConnectionTrait) -> Result<Vec<Uuid>, DbErr> {
    let chains =
        Query::select().distinct().column(row::Column::ChainId).from(row::Entity).to_owned();
    let rows = db.query_all(&chains).await?;
    rows.iter().map(|row| row.try_get::<Uuid>("", "chain_id")).collect()
}

/// Events that are neither sealed nor wait for it.
pub(super) async fn strange(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    let own = || Expr::col((event::Entity, event::Column::Id));
    let sealed = Query::select()
        .expr(Expr::val(1))
        .from(row::Entity)
        .and_where(own().equals((row::Entity, row::Column::EventId)))
        .to_owned();
    let waits = Query::select()
        .expr(Expr::val(1))
        .from(waiting::Entity)
        .and_where(own().equals((waiting::Entity, waiting::Column::EventId)))
        .to_owned();
    let neither =
        event::Entity::find().filter(Expr::exists(sealed).not()).filter(Expr::exists(waits).not());
    neither.count(db).await
}

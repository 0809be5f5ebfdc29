//! Forgetting: the one door by which events leave the trail, when the time for which they are kept is
//! over. Where the chain was cut is kept under a seal, so that what is left is verified as before.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, Query};
use sea_orm::{ConnectionTrait, QuerySelect, QueryTrait};

use super::row::{self, head};
use super::seal;
use super::state;
use crate::audit::event::{self, Actor, Event, Kind, Origin};
use crate::clock::Moment;
use crate::database::{Db, Tx};
use crate::guard::Keyring;

/// What was forgotten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    pub events: u64,
    pub chains: u64,
}

/// What [`forget_before`] would forget.
pub async fn would_forget_before(
    db: &impl ConnectionTrait,
    before: Moment,
) -> Result<Forgotten, DbErr> {
    let mut forgotten = Forgotten::default();
    for head in row::heads(db).await? {
        let Some(last) = last_before(db, &head, before).await? else { continue };
        let gone = row::Column::ChainId.eq(head.chain_id).and(row::Column::Number.lte(last));
        forgotten.events += row::Entity::find().filter(gone).count(db).await?;
        forgotten.chains += 1;
    }
    Ok(forgotten)
}

/// Forgets the events before a moment, and says so in the trail. Of each chain its beginning goes, up to
/// the first event that is younger; what was not sealed yet stays.
pub async fn forget_before(
    db: &Db,
    ring: &Keyring,
    before: Moment,
    origin: &Origin,
) -> Result<Forgotten, DbErr> {
    let tx = db.begin().await?;
    state::wait_for(&tx).await?;
    state::open_door(&tx, Some(before)).await?;
    let mut forgotten = Forgotten::default();
    for head in row::heads(&tx).await? {
        let Some(last) = last_before(&tx, &head, before).await? else { continue };
        forgotten.events += cut(&tx, ring, &head, last).await?;
        forgotten.chains += 1;
    }
    state::open_door(&tx, None).await?;
    if forgotten.events > 0 {
        let subject = format!("{} events before {}", forgotten.events, before.millis());
        event::record(&tx, origin, Event::done(Kind::TrailForgotten, Actor::Palier, subject))
            .await?;
    }
    tx.commit().await?;
    Ok(forgotten)
}

/// The last place of a chain before its first event that stays; none when all stay.
async fn last_before(
    tx: &impl ConnectionTrait,
    head: &head::Head,
    before: Moment,
) -> Result<Option<i64>, DbErr> {
    let same =
        Expr::col((event::Entity, event::Column::Id)).equals((row::Entity, row::Column::EventId));
    let first_kept = Query::select()
        .expr_as(Expr::col((row::Entity, row::Column::Number)).min(), "first")
        .from(row::Entity)
        .inner_join(event::Entity, same)
        .and_where(Expr::col((row::Entity, row::Column::ChainId)).eq(head.chain_id))
        .and_where(Expr::col((event::Entity, event::Column::At)).gte(before))
        .to_owned();
    let row = tx.query_one(&first_kept).await?;
    let first = row.map(|row| row.try_get::<Option<i64>>("", "first")).transpose()?.flatten();
    let last = first.map_or(head.number, |first| first - 1);
    Ok((last > head.kept_number).then_some(last))
}

/// Takes the places up to `last` away, with their events, and notes where the next one goes on.
async fn cut(tx: &Tx, ring: &Keyring, head: &head::Head, last: i64) -> Result<u64, DbErr> {
    let chain = head.chain_id;
    let Some(end) = row::at(tx, chain, last).await? else { return Ok(0) };
    let gone = row::Column::ChainId.eq(chain).and(row::Column::Number.lte(last));
    let doomed = row::Entity::find().select_only().column(row::Column::EventId);
    let doomed = doomed.filter(gone.clone()).into_query();
    let events = event::Entity::delete_many().filter(event::Column::Id.in_subquery(doomed));
    let events = events.exec(tx).await?.rows_affected;
    row::Entity::delete_many().filter(gone).exec(tx).await?;
    let (key_id, key) = ring.trail_today();
    let seal = seal::of_cut(&key, chain, last, &end.value);
    head::Entity::update_many()
        .col_expr(head::Column::KeptNumber, Expr::value(last))
        .col_expr(head::Column::KeptValue, Expr::value(end.value))
        .col_expr(head::Column::KeptKey, Expr::value(key_id))
        .col_expr(head::Column::KeptSeal, Expr::value(seal))
        .filter(head::Column::ChainId.eq(chain))
        .exec(tx)
        .await?;
    Ok(events)
}

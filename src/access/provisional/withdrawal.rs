//! Pairs of one tiers, held together and taken back by its agency.

use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use super::pair::{COLUMN, Column, Entity, Pair, hold};
use crate::agencies::SocieteId;
use crate::clock::Moment;
use crate::contracts::TiersId;

/// Every pair of a tiers, each [held](hold): nobody activates it until the transaction ends.
pub async fn hold_all(
    tx: &impl ConnectionTrait,
    (societe, tiers): (SocieteId, TiersId),
) -> Result<Vec<Pair>, DbErr> {
    let own = Entity::find().filter(COLUMN.societe_id.eq(societe));
    let pairs = own.filter(COLUMN.tiers_id.eq(tiers)).order_by_asc(COLUMN.id).all(tx).await?;
    for pair in &pairs {
        hold(tx, pair).await?;
    }
    Ok(pairs)
}

/// Takes back a pair that was not used; false when there is nothing to take back.
pub async fn withdraw(tx: &impl ConnectionTrait, pair: &Pair, now: Moment) -> Result<bool, DbErr> {
    let withdrawn = Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(now))
        .filter(COLUMN.societe_id.eq(pair.societe_id))
        .filter(COLUMN.id.eq(pair.id))
        .filter(COLUMN.consumed_at.is_null())
        .filter(COLUMN.revoked_at.is_null())
        .exec(tx)
        .await?;
    Ok(withdrawn.rows_affected == 1)
}

//! All who hold a tiers at once: what the agency does to an access, it does to each of them.

use sea_orm::Select;
use sea_orm::entity::prelude::*;

use super::link::{COLUMN, Column, EndedBy, Entity, Link};
use crate::accounts::AccountId;
use crate::agencies::SocieteId;
use crate::clock::Moment;
use crate::contracts::TiersId;

/// The accounts that hold a tiers, whether they are suspended or not.
pub async fn of(
    db: &impl ConnectionTrait,
    of: (SocieteId, TiersId),
) -> Result<Vec<AccountId>, DbErr> {
    Ok(live(of).all(db).await?.into_iter().map(|link| link.account_id).collect())
}

/// The same for some tiers at once, each with its own.
pub async fn of_all(
    db: &impl ConnectionTrait,
    (societe, tiers): (SocieteId, &[TiersId]),
) -> Result<Vec<(TiersId, AccountId)>, DbErr> {
    let live = Entity::find()
        .filter(COLUMN.societe_id.eq(societe))
        .filter(COLUMN.tiers_id.is_in(tiers.iter().copied()))
        .filter(COLUMN.ended_at.is_null());
    Ok(live.all(db).await?.into_iter().map(|link| (link.tiers_id, link.account_id)).collect())
}

/// Ends every live link of a tiers, and says whose they were.
pub async fn end(
    tx: &impl ConnectionTrait,
    whose: (SocieteId, TiersId),
    by: EndedBy,
    now: Moment,
) -> Result<Vec<AccountId>, DbErr> {
    let held = of(tx, whose).await?;
    Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .col_expr(Column::EndedBy, Expr::value(by))
        .filter(COLUMN.societe_id.eq(whose.0))
        .filter(COLUMN.tiers_id.eq(whose.1))
        .filter(COLUMN.ended_at.is_null())
        .exec(tx)
        .await?;
    Ok(held)
}

/// Suspends every open link of a tiers, and says whose they are.
pub async fn suspend(
    tx: &impl ConnectionTrait,
    whose: (SocieteId, TiersId),
    now: Moment,
) -> Result<Vec<AccountId>, DbErr> {
    let open = live(whose).filter(COLUMN.suspended_at.is_null()).all(tx).await?;
    keep_suspended(tx, whose, Some(now)).await?;
    Ok(open.into_iter().map(|link| link.account_id).collect())
}

/// Opens every suspended link of a tiers again, and says whose they are.
pub async fn restore(
    tx: &impl ConnectionTrait,
    whose: (SocieteId, TiersId),
) -> Result<Vec<AccountId>, DbErr> {
    let closed = live(whose).filter(COLUMN.suspended_at.is_not_null()).all(tx).await?;
    keep_suspended(tx, whose, None).await?;
    Ok(closed.into_iter().map(|link| link.account_id).collect())
}

/// Suspends one link that is contested, and says whether it was open until then; nothing when it is
/// over, or contested already.
pub async fn contest(
    tx: &impl ConnectionTrait,
    link: &Link,
    now: Moment,
) -> Result<Option<bool>, DbErr> {
    let one = || {
        Entity::update_many()
            .filter(COLUMN.societe_id.eq(link.societe_id))
            .filter(COLUMN.id.eq(link.id))
            .filter(COLUMN.ended_at.is_null())
    };
    let contested =
        one().col_expr(Column::ContestedAt, Expr::value(now)).filter(COLUMN.contested_at.is_null());
    if contested.exec(tx).await?.rows_affected == 0 {
        return Ok(None);
    }
    let closed =
        one().col_expr(Column::SuspendedAt, Expr::value(now)).filter(COLUMN.suspended_at.is_null());
    Ok(Some(closed.exec(tx).await?.rows_affected == 1))
}

/// The first moment of a suspension stays; what opens a link answers who contested it.
async fn keep_suspended(
    tx: &impl ConnectionTrait,
    (societe, tiers): (SocieteId, TiersId),
    since: Option<Moment>,
) -> Result<(), DbErr> {
    let mut links = Entity::update_many()
        .col_expr(Column::SuspendedAt, Expr::value(since))
        .filter(COLUMN.societe_id.eq(societe))
        .filter(COLUMN.tiers_id.eq(tiers))
        .filter(COLUMN.ended_at.is_null());
    links = match since {
        Some(_) => links.filter(COLUMN.suspended_at.is_null()),
        None => links.col_expr(Column::ContestedAt, Expr::value(since)),
    };
    links.exec(tx).await.map(drop)
}

fn live((societe, tiers): (SocieteId, TiersId)) -> Select<Entity> {
    Entity::find()
        .filter(COLUMN.societe_id.eq(societe))
        .filter(COLUMN.tiers_id.eq(tiers))
        .filter(COLUMN.ended_at.is_null())
}

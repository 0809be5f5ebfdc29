//! After a backup was restored: what the agency or the holder had ended since is ended again.

use sea_orm::entity::prelude::*;

use super::activation::{Outcome, close_siblings};
use super::contestation;
use super::holders;
use super::link::{self, EndedBy, LinkId};
use super::provisional::{self, PairId, pair};
use crate::accounts::AccountId;
use crate::agencies::SocieteId;
use crate::clock::Moment;
use crate::contracts::TiersId;

/// Makes every mailed link worthless by which an access is contested: one that was used in the lost
/// time must not work twice.
pub async fn end_contestations(tx: &impl ConnectionTrait, now: Moment) -> Result<(), DbErr> {
    contestation::end_everybodys(tx, now).await
}

/// Takes a pair back that was used since; false when it is not live here.
pub async fn withdraw_pair(
    tx: &impl ConnectionTrait,
    key: (SocieteId, PairId),
    now: Moment,
) -> Result<bool, DbErr> {
    match pair::Entity::find_by_id(key).one(tx).await? {
        Some(pair) => provisional::withdraw(tx, &pair, now).await,
        None => Ok(false),
    }
}

/// Takes back every pair of a société that was not used: letters were printed since, and nobody knows
/// which of them these replace. How many.
pub async fn withdraw_pairs(
    tx: &impl ConnectionTrait,
    societe: SocieteId,
    now: Moment,
) -> Result<u64, DbErr> {
    let withdrawn = pair::Entity::update_many()
        .col_expr(pair::Column::RevokedAt, Expr::value(now))
        .filter(pair::COLUMN.societe_id.eq(societe))
        .filter(pair::COLUMN.consumed_at.is_null())
        .filter(pair::COLUMN.revoked_at.is_null())
        .exec(tx)
        .await?;
    Ok(withdrawn.rows_affected)
}

/// Ends every access to a tiers, with what could begin one; false when there was none.
pub async fn dissociate(
    tx: &impl ConnectionTrait,
    (societe, tiers): (SocieteId, TiersId),
    now: Moment,
) -> Result<bool, DbErr> {
    let mut is_anything = false;
    for pair in provisional::hold_all(tx, (societe, tiers)).await? {
        close_siblings(tx, &pair, Outcome::Withdrawn, now).await?;
        is_anything |= provisional::withdraw(tx, &pair, now).await?;
    }
    let ended = holders::end(tx, (societe, tiers), EndedBy::Agency, now).await?;
    Ok(is_anything || !ended.is_empty())
}

/// Ends the link of one account to a tiers, as its holder had done; false when there was none.
pub async fn detach(
    tx: &impl ConnectionTrait,
    (societe, tiers): (SocieteId, TiersId),
    account: AccountId,
    now: Moment,
) -> Result<bool, DbErr> {
    let ended = link::Entity::update_many()
        .col_expr(link::Column::EndedAt, Expr::value(now))
        .col_expr(link::Column::EndedBy, Expr::value(EndedBy::Holder))
        .filter(link::COLUMN.societe_id.eq(societe))
        .filter(link::COLUMN.tiers_id.eq(tiers))
        .filter(link::COLUMN.account_id.eq(account))
        .filter(link::COLUMN.ended_at.is_null())
        .exec(tx)
        .await?;
    Ok(ended.rows_affected > 0)
}

/// Ends every link of an account.
pub async fn detach_everything(
    tx: &impl ConnectionTrait,
    account: AccountId,
    now: Moment,
) -> Result<bool, DbErr> {
    let ended = link::Entity::update_many()
        .col_expr(link::Column::EndedAt, Expr::value(now))
        .col_expr(link::Column::EndedBy, Expr::value(EndedBy::Agency))
        .filter(link::COLUMN.account_id.eq(account))
        .filter(link::COLUMN.ended_at.is_null())
        .exec(tx)
        .await?;
    Ok(ended.rows_affected > 0)
}

/// Suspends a tiers again, or opens it again; false when it was so.
pub async fn suspend(
    tx: &impl ConnectionTrait,
    whose: (SocieteId, TiersId),
    is_suspended: bool,
    now: Moment,
) -> Result<bool, DbErr> {
    let changed = if is_suspended {
        holders::suspend(tx, whose, now).await?
    } else {
        holders::restore(tx, whose).await?
    };
    Ok(!changed.is_empty())
}

/// Suspends a link again that was contested; false when it is over here, or was not made yet.
pub async fn contest(
    tx: &impl ConnectionTrait,
    key: (SocieteId, LinkId),
    now: Moment,
) -> Result<bool, DbErr> {
    match link::Entity::find_by_id(key).one(tx).await? {
        Some(link) => Ok(holders::contest(tx, &link, now).await?.is_some()),
        None => Ok(false),
    }
}

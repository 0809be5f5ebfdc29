//! Demandes that were closed long ago: they go whole, their files as contents that were replaced.

use std::collections::HashSet;

use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;

use super::demande::{self, Demande};
use super::{attachment, entry};
use crate::clock::Moment;
use crate::documents::retired;

/// Of one go, so that no transaction grows without end: the next hour goes on.
const AT_A_TIME: u64 = 200;

/// Removes demandes that were closed before that: how many.
pub async fn sweep(
    tx: &impl ConnectionTrait,
    (before, now): (Moment, Moment),
) -> Result<u64, DbErr> {
    let old = demande::Entity::find().filter(demande::COLUMN.closed_at.lt(before));
    let old = old.limit(AT_A_TIME).all(tx).await?;
    for one in &old {
        forget(tx, one, now).await?;
    }
    Ok(u64::try_from(old.len()).unwrap_or(u64::MAX))
}

async fn forget(tx: &impl ConnectionTrait, old: &Demande, now: Moment) -> Result<(), DbErr> {
    for file in attachment::of(tx, old).await? {
        retired::retire(tx, &file.object, now).await?;
    }
    attachment::Entity::delete_many()
        .filter(attachment::COLUMN.societe_id.eq(old.societe_id))
        .filter(attachment::COLUMN.demande_id.eq(old.id))
        .exec(tx)
        .await?;
    entry::Entity::delete_many()
        .filter(entry::COLUMN.societe_id.eq(old.societe_id))
        .filter(entry::COLUMN.demande_id.eq(old.id))
        .exec(tx)
        .await?;
    demande::Entity::delete_by_id((old.societe_id, old.id)).exec(tx).await.map(drop)
}

/// The contents that files of demandes name, which the store must keep.
pub async fn objects(db: &impl ConnectionTrait) -> Result<HashSet<String>, DbErr> {
    let named = attachment::Entity::find().select_only().column(attachment::Column::Object);
    Ok(named.into_tuple::<String>().all(db).await?.into_iter().collect())
}

//! Lines brought to what their tiers and contracts say.

use std::collections::HashMap;

use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;

use super::row::{self, TiersLine};
use super::word;
use crate::agencies::SocieteId;
use crate::contracts::contract::{self, Qualite};
use crate::contracts::tiers::{self, TiersId};

/// Tiers at once.
const SOME: usize = 1_000;
/// Tiers whose former words are removed at once: each of these is looked for at each of those.
const FEW: usize = 50;

/// Whoever writes tiers or contracts ends with it, in the same transaction.
pub async fn renew(
    tx: &impl ConnectionTrait,
    societe: SocieteId,
    all_tiers: &[TiersId],
) -> Result<(), DbErr> {
    for some in all_tiers.chunks(SOME) {
        let before = lines(tx, societe, some).await?;
        let mut after = reckoned(tx, societe, some).await?;
        after.retain(|line| before.get(&line.tiers_id).is_none_or(|old| !old.says_as(line)));
        if after.is_empty() {
            continue;
        }
        forget(tx, societe, (&before, &after)).await?;
        word::add(tx, &after.iter().collect::<Vec<_>>()).await?;
        TiersLine::keep(tx, after).await?;
    }
    Ok(())
}

async fn lines(
    tx: &impl ConnectionTrait,
    societe: SocieteId,
    some: &[TiersId],
) -> Result<HashMap<TiersId, TiersLine>, DbErr> {
    let own = row::Entity::find().filter(row::COLUMN.societe_id.eq(societe));
    let lines = own.filter(row::COLUMN.tiers_id.is_in(some.iter().copied())).all(tx).await?;
    Ok(lines.into_iter().map(|line| (line.tiers_id, line)).collect())
}

async fn reckoned(
    tx: &impl ConnectionTrait,
    societe: SocieteId,
    some: &[TiersId],
) -> Result<Vec<TiersLine>, DbErr> {
    let own = tiers::Entity::find().filter(tiers::COLUMN.societe_id.eq(societe));
    let all_tiers = own.filter(tiers::COLUMN.id.is_in(some.iter().copied())).all(tx).await?;
    let contracts: Vec<(TiersId, String, Qualite)> = contract::Entity::find()
        .select_only()
        .columns([
            contract::Column::TiersId,
            contract::Column::Reference,
            contract::Column::Qualite,
        ])
        .filter(contract::COLUMN.societe_id.eq(societe))
        .filter(contract::COLUMN.tiers_id.is_in(some.iter().copied()))
        .into_tuple()
        .all(tx)
        .await?;
    let mut by_tiers: HashMap<TiersId, Vec<(String, Qualite)>> = HashMap::new();
    for (tiers, reference, qualite) in contracts {
        by_tiers.entry(tiers).or_default().push((reference, qualite));
    }
    let own = |id| by_tiers.get(&id).map(Vec::as_slice).unwrap_or_default();
    Ok(all_tiers.iter().map(|tiers| TiersLine::of(tiers, own(tiers.id))).collect())
}

/// Words that a tiers has no more; [`word::add`] brings back those that another one keeps.
async fn forget(
    tx: &impl ConnectionTrait,
    societe: SocieteId,
    (before, after): (&HashMap<TiersId, TiersLine>, &[TiersLine]),
) -> Result<(), DbErr> {
    let lost = after.iter().filter_map(|line| {
        let (old, kept) = (before.get(&line.tiers_id)?.own_words(), line.own_words());
        let lost: Vec<&str> = old.difference(&kept).copied().collect();
        (!lost.is_empty()).then_some((line.tiers_id, lost))
    });
    let lost: Vec<(TiersId, Vec<&str>)> = lost.collect();
    for few in lost.chunks(FEW) {
        let words = few.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        word::remove(tx, societe, (words, few.iter().map(|(id, _)| *id).collect())).await?;
    }
    Ok(())
}

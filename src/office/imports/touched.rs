//! Whom the ends of a file touch: the name, the reference, and whether somebody signs in for it.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::line::{Draft, Part};
use crate::access::link;
use crate::agencies::SocieteId;
use crate::contracts::{Tiers, TiersId, tiers};
use crate::imports::Ended;
use crate::texts::Lang;

/// Asked for in one statement.
const AT_A_TIME: usize = 1_000;

pub async fn drafts(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    ends: &[Ended],
) -> Result<Vec<Draft>, DbErr> {
    let mut drafts = Vec::with_capacity(ends.len());
    for some in ends.chunks(AT_A_TIME) {
        let ids: HashSet<TiersId> = some.iter().map(|ended| ended.tiers_id).collect();
        let known = named(db, societe, &ids).await?;
        let held = held(db, societe, &ids).await?;
        for ended in some {
            let name = known.get(&ended.tiers_id).map(Tiers::name).unwrap_or_default();
            let is_held = held.contains(&ended.tiers_id);
            let words = |lang: Lang| {
                let texts = lang.texts();
                let reference = ended.reference.as_str();
                if is_held {
                    texts.imports_ends_held(reference, name.as_str())
                } else {
                    texts.imports_ends_unheld(reference, name.as_str())
                }
            };
            let (fr, en) = (words(Lang::French), words(Lang::English));
            drafts.push(Draft { part: Part::Ended, line: ended.line, cell: "", fr, en });
        }
    }
    Ok(drafts)
}

async fn named(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    ids: &HashSet<TiersId>,
) -> Result<HashMap<TiersId, Tiers>, DbErr> {
    let own = tiers::Entity::find().filter(tiers::COLUMN.societe_id.eq(societe));
    let rows = own.filter(tiers::COLUMN.id.is_in(ids.iter().copied())).all(db).await?;
    Ok(rows.into_iter().map(|tiers| (tiers.id, tiers)).collect())
}

/// Those for whom somebody signs in. Which account it is, nobody here learns.
async fn held(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    ids: &HashSet<TiersId>,
) -> Result<HashSet<TiersId>, DbErr> {
    let live = link::Entity::find()
        .select_only()
        .column(link::Column::TiersId)
        .filter(link::Column::SocieteId.eq(societe))
        .filter(link::Column::TiersId.is_in(ids.iter().copied()))
        .filter(link::Column::EndedAt.is_null());
    Ok(live.into_tuple().all(db).await?.into_iter().collect())
}

//! Whose access a file changes, by an end or otherwise: the name, and whether somebody signs in for it.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::line::{Draft, Part};
use crate::access::link;
use crate::agencies::SocieteId;
use crate::contracts::{Tiers, TiersId, tiers};
use crate::imports::Written;
use crate::texts::Lang;

/// Asked for in one statement.
const AT_A_TIME: usize = 1_000;

pub async fn drafts<'a>(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    (part, rows): (Part, impl Iterator<Item = &'a Written>),
) -> Result<Vec<Draft>, DbErr> {
    let rows: Vec<&Written> = rows.collect();
    let mut drafts = Vec::with_capacity(rows.len());
    for some in rows.chunks(AT_A_TIME) {
        let ids: HashSet<TiersId> = some.iter().filter_map(|row| row.touched).collect();
        let known = named(db, societe, &ids).await?;
        let held = held(db, societe, &ids).await?;
        for row in some {
            let name = row.touched.and_then(|id| known.get(&id)).map(Tiers::name);
            let is_held = row.touched.is_some_and(|id| held.contains(&id));
            let words = |lang: Lang| match (&name, is_held) {
                (Some(name), true) if part == Part::Ended => {
                    lang.texts().imports_ends_held(name.as_str())
                }
                (Some(name), true) => lang.texts().imports_shifts_held(name.as_str()),
                (Some(name), false) => lang.texts().imports_ends_unheld(name.as_str()),
                (None, _) => row.name.clone(),
            };
            drafts.push(Draft {
                part,
                line: row.line,
                cell: row.reference.clone(),
                fr: words(Lang::French),
                en: words(Lang::English),
                changes: row.changes.clone(),
            });
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

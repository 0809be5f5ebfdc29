//! The accesses that are contested, and that the agency has neither restored nor ended yet.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use crate::access::link::{COLUMN, Entity};
use crate::agencies::SocieteId;
use crate::clock::Moment;
use crate::contracts::{Tiers, TiersId, tiers};

/// Those told of at once.
const SHOWN: u64 = 50;

/// An access that waits for the agency's word.
pub struct Contested {
    pub tiers: Tiers,
    /// Which of the tiers' holders it is.
    pub holder: i32,
    pub since: Moment,
}

/// Of a société, or of one of its tiers: the oldest first.
pub async fn waiting(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    of: Option<TiersId>,
) -> Result<Vec<Contested>, DbErr> {
    let mut links = Entity::find()
        .filter(COLUMN.societe_id.eq(societe))
        .filter(COLUMN.contested_at.is_not_null())
        .filter(COLUMN.ended_at.is_null());
    if let Some(tiers) = of {
        links = links.filter(COLUMN.tiers_id.eq(tiers));
    }
    let links = links.order_by_asc(COLUMN.contested_at).limit(SHOWN).all(db).await?;
    let ids: Vec<TiersId> = links.iter().map(|link| link.tiers_id).collect();
    let known = tiers::Entity::find()
        .filter(tiers::COLUMN.societe_id.eq(societe))
        .filter(tiers::COLUMN.id.is_in(ids))
        .all(db)
        .await?;
    let contested = links.into_iter().filter_map(|link| {
        let tiers = known.iter().find(|tiers| tiers.id == link.tiers_id)?.clone();
        Some(Contested { tiers, holder: link.holder, since: link.contested_at? })
    });
    Ok(contested.collect())
}

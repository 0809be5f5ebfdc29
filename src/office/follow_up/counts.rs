//! Where a société stands today: its tiers, those associated, and its pairs.

use sea_orm::entity::prelude::*;
use sea_orm::{PaginatorTrait, QuerySelect};

use crate::access::link;
use crate::access::provisional::pair;
use crate::clock::Moment;
use crate::contracts::tiers;
use crate::staff::{AgencyStaff, AtLeast};

pub struct Counts {
    pub tiers: u64,
    /// Tiers with somebody who holds them.
    pub associated: u64,
    /// Pairs that may still be used, and those whose time ran out unused.
    pub live_pairs: u64,
    pub expired_pairs: u64,
}

pub async fn of(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    now: Moment,
) -> Result<Counts, DbErr> {
    let own = staff.societe_id();
    let unused = || {
        pair::Entity::find()
            .filter(pair::COLUMN.societe_id.eq(own))
            .filter(pair::COLUMN.consumed_at.is_null())
            .filter(pair::COLUMN.revoked_at.is_null())
    };
    let associated = link::Entity::find()
        .select_only()
        .column(link::Column::TiersId)
        .distinct()
        .filter(link::COLUMN.societe_id.eq(own))
        .filter(link::COLUMN.ended_at.is_null());
    Ok(Counts {
        tiers: tiers::Entity::find().filter(tiers::COLUMN.societe_id.eq(own)).count(db).await?,
        associated: associated.count(db).await?,
        live_pairs: unused().filter(pair::COLUMN.expires_at.gt(now)).count(db).await?,
        expired_pairs: unused().filter(pair::COLUMN.expires_at.lte(now)).count(db).await?,
    })
}

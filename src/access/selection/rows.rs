//! What must be there of the tiers of a row: a contract of today, a live link, a pair that waits.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, Query, SelectStatement};

use super::whole::Narrowing;
use crate::access::link;
use crate::access::provisional::pair;
use crate::clock::{Moment, paris_today};
use crate::contracts::{contract, tiers};

impl Narrowing {
    /// A contract of today of the tiers of the row.
    pub(super) fn contract(&self, now: Moment) -> SelectStatement {
        use contract::{Column, Entity};
        let mut contracts = Query::select();
        contracts.expr(Expr::val(1)).from(Entity);
        contracts.and_where(Expr::col((Entity, Column::SocieteId)).equals(TIERS_SOCIETE));
        contracts.and_where(Expr::col((Entity, Column::TiersId)).equals(TIERS_ID));
        let ended = || Expr::col((Entity, Column::EndedOn));
        contracts.and_where(ended().is_null().or(ended().gte(paris_today(now))));
        if let Some(qualite) = self.qualite {
            contracts.and_where(contract::COLUMN.qualite.eq(qualite));
        }
        if let Some(immeuble) = self.immeuble {
            contracts.and_where(Expr::col((Entity, Column::ImmeubleId)).eq(immeuble));
        }
        contracts
    }
}

/// A live link of the tiers of the row.
pub fn live_link() -> SelectStatement {
    use link::{Column, Entity};
    let mut links = Query::select();
    links.expr(Expr::val(1)).from(Entity);
    links.and_where(Expr::col((Entity, Column::SocieteId)).equals(TIERS_SOCIETE));
    links.and_where(Expr::col((Entity, Column::TiersId)).equals(TIERS_ID));
    links.and_where(Expr::col((Entity, Column::EndedAt)).is_null());
    links
}

/// A pair of the tiers of the row that may still be used.
pub fn live_pair(now: Moment) -> SelectStatement {
    let mut pairs = unused_pair();
    pairs.and_where(Expr::col((pair::Entity, pair::Column::ExpiresAt)).gt(now));
    pairs
}

/// One whose time ran out.
pub fn expired_pair(now: Moment) -> SelectStatement {
    let mut pairs = unused_pair();
    pairs.and_where(Expr::col((pair::Entity, pair::Column::ExpiresAt)).lte(now));
    pairs
}

fn unused_pair() -> SelectStatement {
    use pair::{Column, Entity};
    let mut pairs = Query::select();
    pairs.expr(Expr::val(1)).from(Entity);
    pairs.and_where(Expr::col((Entity, Column::SocieteId)).equals(TIERS_SOCIETE));
    pairs.and_where(Expr::col((Entity, Column::TiersId)).equals(TIERS_ID));
    pairs.and_where(Expr::col((Entity, Column::ConsumedAt)).is_null());
    pairs.and_where(Expr::col((Entity, Column::RevokedAt)).is_null());
    pairs
}

const TIERS_SOCIETE: (tiers::Entity, tiers::Column) = (tiers::Entity, tiers::Column::SocieteId);
const TIERS_ID: (tiers::Entity, tiers::Column) = (tiers::Entity, tiers::Column::Id);

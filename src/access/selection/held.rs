//! Those of a selection that somebody holds: what is done to accesses is done to them, and letters are
//! mostly not for them.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{QueryOrder, QuerySelect};

use super::rows::live_link;
use super::whole::Selection;
use crate::access::link;
use crate::agencies::Societe;
use crate::clock::Moment;
use crate::contracts::{Tiers, TiersId, tiers};

/// How a tiers is held by those who are linked to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// Somebody at least sees it.
    Open,
    /// Somebody at least is suspended.
    Suspended,
}

/// Tiers of a selection that no pair is issued for, as they were not named one by one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Somebody holds it already.
    pub held: u64,
    /// All who hold it are suspended.
    pub suspended: u64,
}

impl Selection {
    /// Some of all that are held so, in the order of their numbers, from the one after `after`.
    pub async fn held(
        &self,
        db: &impl ConnectionTrait,
        (societe, held): (&Societe, Held),
        (after, most): (Option<TiersId>, u64),
        now: Moment,
    ) -> Result<Vec<Tiers>, DbErr> {
        let mut rows = self.all(societe, now).filter(held.by_somebody());
        if let Some(after) = after {
            rows = rows.filter(tiers::COLUMN.id.gt(after));
        }
        rows.order_by_asc(tiers::COLUMN.id).limit(most).all(db).await
    }
}

impl Held {
    /// Of the tiers of the row: whether a live link is so.
    pub(super) fn by_somebody(self) -> Expr {
        let mut links = live_link();
        let suspended = Expr::col((link::Entity, link::Column::SuspendedAt));
        links.and_where(match self {
            Self::Open => suspended.is_null(),
            Self::Suspended => suspended.is_not_null(),
        });
        Expr::exists(links)
    }
}

//! Which tiers of a société are to receive provisional pairs.

use std::collections::BTreeSet;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, Query, SelectStatement};
use sea_orm::{QueryOrder, QuerySelect, Select};

use super::pair;
use crate::access::link;
use crate::agencies::Societe;
use crate::clock::Moment;
use crate::contracts::{Tiers, tiers};

pub enum Selection {
    All,
    /// Those that nobody can open, nor is about to: no live link, no live pair.
    WithoutAccess,
    /// The agency's own references.
    References(BTreeSet<String>),
}

/// References looked up at once: far below what SQLite takes.
const AT_ONCE: usize = 1_000;

impl Selection {
    /// How many tiers there are in it.
    pub async fn count(
        &self,
        db: &impl ConnectionTrait,
        societe: &Societe,
        now: Moment,
    ) -> Result<u64, DbErr> {
        match self {
            Self::References(references) => Ok(references.len() as u64),
            _ => self.rows(societe, now).count(db).await,
        }
    }

    /// Some of them, by reference, from the one after `after`.
    pub async fn page(
        &self,
        db: &impl ConnectionTrait,
        societe: &Societe,
        (after, most): (Option<&str>, usize),
        now: Moment,
    ) -> Result<Vec<Tiers>, DbErr> {
        let mut rows = self.rows(societe, now);
        if let Some(after) = after {
            rows = rows.filter(tiers::COLUMN.reference.gt(after));
        }
        if let Self::References(references) = self {
            let next = references.iter().filter(|it| after.is_none_or(|after| it.as_str() > after));
            rows = rows.filter(tiers::COLUMN.reference.is_in(next.take(most)));
        }
        rows.order_by_asc(tiers::COLUMN.reference).limit(most as u64).all(db).await
    }

    /// The references that this société does not know.
    pub async fn unknown(
        &self,
        db: &impl ConnectionTrait,
        societe: &Societe,
    ) -> Result<BTreeSet<String>, DbErr> {
        let Self::References(references) = self else { return Ok(BTreeSet::new()) };
        let mut unknown = references.clone();
        let references: Vec<String> = references.iter().cloned().collect();
        for some in references.chunks(AT_ONCE) {
            for tiers in Tiers::with_references(db, societe, some).await? {
                unknown.remove(&tiers.reference);
            }
        }
        Ok(unknown)
    }

    fn rows(&self, societe: &Societe, now: Moment) -> Select<tiers::Entity> {
        let own = tiers::Entity::find().filter(tiers::COLUMN.societe_id.eq(societe.id));
        match self {
            Self::WithoutAccess => own
                .filter(Expr::exists(live_link()).not())
                .filter(Expr::exists(live_pair(now)).not()),
            Self::All | Self::References(_) => own,
        }
    }
}

/// A live link of the tiers of the row.
fn live_link() -> SelectStatement {
    use link::{Column, Entity};
    let mut links = Query::select();
    links.expr(Expr::val(1)).from(Entity);
    links.and_where(Expr::col((Entity, Column::SocieteId)).equals(TIERS_SOCIETE));
    links.and_where(Expr::col((Entity, Column::TiersId)).equals(TIERS_ID));
    links.and_where(Expr::col((Entity, Column::EndedAt)).is_null());
    links
}

/// A pair of the tiers of the row that may still be used.
fn live_pair(now: Moment) -> SelectStatement {
    use pair::{Column, Entity};
    let mut pairs = Query::select();
    pairs.expr(Expr::val(1)).from(Entity);
    pairs.and_where(Expr::col((Entity, Column::SocieteId)).equals(TIERS_SOCIETE));
    pairs.and_where(Expr::col((Entity, Column::TiersId)).equals(TIERS_ID));
    pairs.and_where(Expr::col((Entity, Column::ConsumedAt)).is_null());
    pairs.and_where(Expr::col((Entity, Column::RevokedAt)).is_null());
    pairs.and_where(Expr::col((Entity, Column::ExpiresAt)).gt(now));
    pairs
}

const TIERS_SOCIETE: (tiers::Entity, tiers::Column) = (tiers::Entity, tiers::Column::SocieteId);
const TIERS_ID: (tiers::Entity, tiers::Column) = (tiers::Entity, tiers::Column::Id);

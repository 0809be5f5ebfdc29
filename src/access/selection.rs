//! Which tiers of a société something is done to at once: pairs are issued, accesses are closed.

use std::collections::BTreeSet;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, Query, SelectStatement};
use sea_orm::{QueryOrder, QuerySelect, Select};

use super::link;
use super::provisional::pair;
use crate::agencies::Societe;
use crate::clock::{Moment, paris_today};
use crate::contracts::tiers_line::Sought;
use crate::contracts::{ImmeubleId, Qualite, Tiers, TiersId, contract, tiers};

/// Which ones, and of what contracts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    pub which: Which,
    pub narrowing: Narrowing,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    All,
    /// Those that nobody can open, nor is about to: no live link, no live pair.
    WithoutAccess,
    /// Those among them whose last pair was not used in time.
    Expired,
    /// The agency's own references.
    References(BTreeSet<String>),
    /// Those that were ticked.
    Ids(BTreeSet<TiersId>),
    /// Those that a search of the portfolio finds.
    Sought(Sought),
}

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

/// Only those with a contract of today that is so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Narrowing {
    pub qualite: Option<Qualite>,
    pub immeuble: Option<ImmeubleId>,
}

/// References looked up at once: far below what SQLite takes.
const AT_ONCE: usize = 1_000;

impl Selection {
    /// All of these, whatever their contracts.
    pub fn of(which: Which) -> Self {
        Self { which, narrowing: Narrowing::default() }
    }

    /// How many tiers of it are to receive pairs.
    pub async fn count(
        &self,
        db: &impl ConnectionTrait,
        societe: &Societe,
        now: Moment,
    ) -> Result<u64, DbErr> {
        match &self.which {
            Which::References(references) => Ok(references.len() as u64),
            _ => self.rows(societe, now).count(db).await,
        }
    }

    /// How many tiers there are in it, whether they receive pairs or not.
    pub async fn count_all(
        &self,
        db: &impl ConnectionTrait,
        societe: &Societe,
        now: Moment,
    ) -> Result<u64, DbErr> {
        self.all(societe, now).count(db).await
    }

    /// How many of all are held so.
    pub async fn count_held(
        &self,
        db: &impl ConnectionTrait,
        societe: &Societe,
        held: Held,
        now: Moment,
    ) -> Result<u64, DbErr> {
        self.all(societe, now).filter(held.by_somebody()).count(db).await
    }

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

    /// Those that receive no pairs, and why.
    pub async fn left_out(
        &self,
        db: &impl ConnectionTrait,
        societe: &Societe,
        now: Moment,
    ) -> Result<LeftOut, DbErr> {
        let closed = Expr::exists(live_link()).and(Held::Open.by_somebody().not());
        let suspended = || self.all(societe, now).filter(closed);
        let held = || self.all(societe, now).filter(Held::Open.by_somebody());
        Ok(match &self.which {
            Which::Ids(_) => LeftOut { held: 0, suspended: suspended().count(db).await? },
            Which::Sought(_) => {
                LeftOut { held: held().count(db).await?, suspended: suspended().count(db).await? }
            }
            _ => LeftOut::default(),
        })
    }

    /// Some of those that receive pairs, by reference, from the one after `after`.
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
        if let Which::References(references) = &self.which {
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
        let Which::References(references) = &self.which else { return Ok(BTreeSet::new()) };
        let mut unknown = references.clone();
        let references: Vec<String> = references.iter().cloned().collect();
        for some in references.chunks(AT_ONCE) {
            for tiers in Tiers::with_references(db, societe, some).await? {
                unknown.remove(&tiers.reference);
            }
        }
        Ok(unknown)
    }

    /// How many pairs that still work would die: what a new issue replaces.
    pub async fn count_replaced(
        &self,
        db: &impl ConnectionTrait,
        societe: &Societe,
        now: Moment,
    ) -> Result<u64, DbErr> {
        let rows = self.rows(societe, now).filter(Expr::exists(live_pair(now)));
        rows.count(db).await
    }

    /// How many of them somebody holds already: their letter will find the place taken.
    pub async fn count_associated(
        &self,
        db: &impl ConnectionTrait,
        societe: &Societe,
        now: Moment,
    ) -> Result<u64, DbErr> {
        self.rows(societe, now).filter(Expr::exists(live_link())).count(db).await
    }

    /// Those that receive pairs. Who was ticked is meant, even if somebody holds it: there may be a
    /// second holder. Whom a search happens to find is not.
    fn rows(&self, societe: &Societe, now: Moment) -> Select<tiers::Entity> {
        let all = self.all(societe, now);
        let nobody_holds = || Expr::exists(live_link()).not();
        match &self.which {
            Which::Ids(_) => all.filter(nobody_holds().or(Held::Open.by_somebody())),
            Which::Sought(_) => all.filter(nobody_holds()),
            _ => all,
        }
    }

    fn all(&self, societe: &Societe, now: Moment) -> Select<tiers::Entity> {
        let mut own = tiers::Entity::find().filter(tiers::COLUMN.societe_id.eq(societe.id));
        if self.narrowing != Narrowing::default() {
            own = own.filter(Expr::exists(self.narrowing.contract(now)));
        }
        let without_access = |own: Select<tiers::Entity>| {
            own.filter(Expr::exists(live_link()).not()).filter(Expr::exists(live_pair(now)).not())
        };
        match &self.which {
            Which::WithoutAccess => without_access(own),
            Which::Expired => without_access(own).filter(Expr::exists(expired_pair(now))),
            Which::Ids(ids) => own.filter(tiers::COLUMN.id.is_in(ids.iter().copied())),
            Which::Sought(sought) if sought.is_any() => {
                own.filter(tiers::COLUMN.id.in_subquery(sought.all(societe.id, now)))
            }
            Which::All | Which::References(_) | Which::Sought(_) => own,
        }
    }
}

impl Held {
    /// Of the tiers of the row: whether a live link is so.
    fn by_somebody(self) -> Expr {
        let mut links = live_link();
        let suspended = Expr::col((link::Entity, link::Column::SuspendedAt));
        links.and_where(match self {
            Self::Open => suspended.is_null(),
            Self::Suspended => suspended.is_not_null(),
        });
        Expr::exists(links)
    }
}

impl Narrowing {
    /// A contract of today of the tiers of the row.
    fn contract(&self, now: Moment) -> SelectStatement {
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
    let mut pairs = unused_pair();
    pairs.and_where(Expr::col((pair::Entity, pair::Column::ExpiresAt)).gt(now));
    pairs
}

/// One whose time ran out.
fn expired_pair(now: Moment) -> SelectStatement {
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

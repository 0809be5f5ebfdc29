//! A selection: which tiers, and of what contracts.

use std::collections::BTreeSet;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{QueryOrder, QuerySelect, Select};

use super::held::Held;
use super::rows::{expired_pair, live_link, live_pair};
use crate::agencies::Societe;
use crate::clock::Moment;
use crate::contracts::tiers_line::Sought;
use crate::contracts::{ImmeubleId, Qualite, Tiers, TiersId, tiers};

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

    /// Those that receive pairs. Who was ticked is meant, even if somebody holds it: there may be a
    /// second holder. Whom a search happens to find is not.
    pub(super) fn rows(&self, societe: &Societe, now: Moment) -> Select<tiers::Entity> {
        let all = self.all(societe, now);
        let nobody_holds = || Expr::exists(live_link()).not();
        match &self.which {
            Which::Ids(_) => all.filter(nobody_holds().or(Held::Open.by_somebody())),
            Which::Sought(_) => all.filter(nobody_holds()),
            _ => all,
        }
    }

    /// Whether they receive pairs or not.
    pub(super) fn all(&self, societe: &Societe, now: Moment) -> Select<tiers::Entity> {
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

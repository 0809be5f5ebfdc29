//! An act on several tiers: what, to whom, why, and how far it is.

use std::time::Duration;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{ExprTrait, Iterable};

use crate::access::Held;
use crate::access::agency_act::{Reason, Why};
use crate::agencies::SocieteId;
use crate::audit::Actor;
use crate::clock::Moment;
use crate::contracts::TiersId;
use crate::jobs::{JobId, job};
use crate::office::whom::Chosen;
use crate::staff::StaffId;

pub use Model as BulkAct;

crate::id!(BulkActId);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bulk_act")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BulkActId,
    /// As the audit trail says it.
    pub asked_by: String,
    pub what: BulkWhat,
    /// A [`Chosen`].
    pub chosen: String,
    pub reason: Option<Reason>,
    pub note: Option<String>,
    pub created_at: Moment,
    /// None before somebody confirmed it.
    pub confirmed_at: Option<Moment>,
    /// What does it, when they are many.
    pub job_id: Option<JobId>,
    /// Tiers that it was about when it was confirmed.
    pub total: i64,
    /// The last one that was looked at: they are gone through in the order of their numbers.
    pub after_id: Option<TiersId>,
    /// Tiers that were looked at, and those among them whose access changed.
    pub looked_at: i64,
    pub changed: i64,
    pub ended_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum BulkWhat {
    Suspend,
    Restore,
}

impl BulkWhat {
    /// As a button sends it.
    pub fn parse(name: &str) -> Option<Self> {
        Self::iter().find(|what| what.to_value() == name)
    }

    /// Which tiers it changes something of.
    pub fn held(self) -> Held {
        match self {
            Self::Suspend => Held::Open,
            Self::Restore => Held::Suspended,
        }
    }
}

/// Drafts that nobody confirmed are kept so long.
const DRAFTS_KEPT: Duration = Duration::from_hours(24);

impl Model {
    /// Nothing is done before somebody confirms it.
    pub async fn draft(
        tx: &impl ConnectionTrait,
        (societe, by): (SocieteId, Actor),
        (what, chosen): (BulkWhat, &Chosen),
        now: Moment,
    ) -> Result<BulkActId, DbErr> {
        let id = BulkActId::new();
        let act = ActiveModel {
            societe_id: Set(societe),
            id: Set(id),
            asked_by: Set(by.to_string()),
            what: Set(what),
            chosen: Set(chosen.text()),
            reason: Set(None),
            note: Set(None),
            created_at: Set(now),
            confirmed_at: Set(None),
            job_id: Set(None),
            total: Set(0),
            after_id: Set(None),
            looked_at: Set(0),
            changed: Set(0),
            ended_at: Set(None),
        };
        Entity::insert(act).exec_without_returning(tx).await?;
        Ok(id)
    }

    pub async fn find(
        db: &impl ConnectionTrait,
        (societe, id): (SocieteId, BulkActId),
    ) -> Result<Option<Self>, DbErr> {
        Entity::find_by_id((societe, id)).one(db).await
    }

    pub async fn of_job(
        db: &impl ConnectionTrait,
        (societe, job): (SocieteId, JobId),
    ) -> Result<Option<Self>, DbErr> {
        let own = Entity::find().filter(COLUMN.societe_id.eq(societe));
        own.filter(COLUMN.job_id.eq(job)).one(db).await
    }

    pub fn chosen(&self) -> Chosen {
        Chosen::parse(&self.chosen).unwrap_or_default()
    }

    /// Once it is confirmed.
    pub fn why(&self) -> Option<Why> {
        self.reason.map(|reason| Why { reason, note: self.note.clone() })
    }

    /// Whoever asked for it does it, whichever node it is done on.
    pub fn actor(&self) -> Actor {
        let staff = self.asked_by.strip_prefix("staff:").and_then(StaffId::parse);
        staff.map_or(Actor::Palier, |id| Actor::Staff(id.uuid()))
    }

    /// Spends the draft; false when it was confirmed before.
    pub async fn confirm(
        &self,
        tx: &impl ConnectionTrait,
        (why, total): (&Why, u64),
        (job, now): (Option<JobId>, Moment),
    ) -> Result<bool, DbErr> {
        let total = i64::try_from(total).unwrap_or(i64::MAX);
        let confirmed = self
            .own()
            .col_expr(Column::ConfirmedAt, Expr::value(now))
            .col_expr(Column::Reason, Expr::value(why.reason))
            .col_expr(Column::Note, Expr::value(why.note.clone()))
            .col_expr(Column::JobId, Expr::value(job))
            .col_expr(Column::Total, Expr::value(total))
            .filter(COLUMN.confirmed_at.is_null())
            .exec(tx)
            .await?;
        Ok(confirmed.rows_affected == 1)
    }

    /// So many more were looked at, up to this one, and so many of them changed.
    pub async fn reach(
        &mut self,
        tx: &impl ConnectionTrait,
        (last, looked_at, changed): (TiersId, i64, i64),
    ) -> Result<(), DbErr> {
        self.after_id = Some(last);
        self.looked_at += looked_at;
        self.changed += changed;
        self.own()
            .col_expr(Column::AfterId, Expr::value(last))
            .col_expr(Column::LookedAt, Expr::value(self.looked_at))
            .col_expr(Column::Changed, Expr::value(self.changed))
            .exec(tx)
            .await?;
        Ok(())
    }

    pub async fn end(&self, tx: &impl ConnectionTrait, now: Moment) -> Result<(), DbErr> {
        self.own().col_expr(Column::EndedAt, Expr::value(now)).exec(tx).await?;
        Ok(())
    }

    fn own(&self) -> sea_orm::UpdateMany<Entity> {
        let own = Entity::update_many().filter(COLUMN.societe_id.eq(self.societe_id));
        own.filter(COLUMN.id.eq(self.id))
    }
}

/// Removes drafts that nobody confirmed, and acts that were asked for by then and are done: the trail keeps what
/// they did to each tiers.
pub async fn sweep(tx: &impl ConnectionTrait, before: Moment, now: Moment) -> Result<u64, DbErr> {
    let drafts = COLUMN.confirmed_at.is_null().and(COLUMN.created_at.lte(now - DRAFTS_KEPT));
    // One that waits for its job, or is in the middle of it, stays until that has ended.
    let mut going_on = Query::select();
    going_on
        .expr(Expr::val(1))
        .from(job::Entity)
        .and_where(job_column(job::Column::SocieteId).equals((Entity, Column::SocieteId)))
        .and_where(job_column(job::Column::Id).equals((Entity, Column::JobId)))
        .and_where(job_column(job::Column::EndedAt).is_null());
    let over = COLUMN.created_at.lte(before).and(Expr::exists(going_on).not());
    Ok(Entity::delete_many().filter(drafts.or(over)).exec(tx).await?.rows_affected)
}

fn job_column(column: job::Column) -> Expr {
    Expr::col((job::Entity, column))
}

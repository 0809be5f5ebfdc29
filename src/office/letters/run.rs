//! A run: letters asked for together, who asked, and what came of it.

use sea_orm::ActiveValue::Set;
use sea_orm::ExprTrait;
use sea_orm::PaginatorTrait;
use sea_orm::QueryOrder;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;

use super::expiry;
use crate::agencies::SocieteId;
use crate::audit::Actor;
use crate::clock::Moment;
use crate::guard::KeyId;
use crate::jobs::JobId;
use crate::office::whom::Chosen;

pub use Model as Run;

crate::id!(RunId);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "letter_run")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RunId,
    /// Who asked for it, as the audit trail says it.
    pub asked_by: String,
    /// A [`Chosen`].
    pub chosen: String,
    /// Pairs for each tiers.
    pub holders: i32,
    pub created_at: Moment,
    /// What prints it; none before somebody confirmed it.
    pub job_id: Option<JobId>,
    /// Since then its pairs work and its files can be taken out.
    pub ready_at: Option<Moment>,
    pub letters: i64,
    /// Letters whose name or address has signs that the typeface lacks.
    pub odd_names: i64,
    /// The name of the key that its files are sealed with.
    pub sealed_with: Option<String>,
    /// When its pairs were taken back: nobody took the letters out in time.
    pub withdrawn_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What a run was made into.
#[derive(Clone, Debug, Default)]
pub struct Made {
    pub letters: usize,
    pub odd_names: usize,
    /// None when nothing is kept of it.
    pub sealed_with: Option<String>,
}

impl Run {
    /// A run that nobody has confirmed.
    pub async fn draft(
        tx: &impl ConnectionTrait,
        (societe, by): (SocieteId, Actor),
        (chosen, holders): (&Chosen, i32),
        now: Moment,
    ) -> Result<RunId, DbErr> {
        let id = RunId::new();
        let run = ActiveModel {
            societe_id: Set(societe),
            id: Set(id),
            asked_by: Set(by.to_string()),
            chosen: Set(chosen.text()),
            holders: Set(holders),
            created_at: Set(now),
            job_id: Set(None),
            ready_at: Set(None),
            letters: Set(0),
            odd_names: Set(0),
            sealed_with: Set(None),
            withdrawn_at: Set(None),
        };
        Entity::insert(run).exec_without_returning(tx).await?;
        Ok(id)
    }

    pub async fn find(
        db: &impl ConnectionTrait,
        societe: SocieteId,
        id: RunId,
    ) -> Result<Option<Self>, DbErr> {
        Entity::find_by_id((societe, id)).one(db).await
    }

    pub async fn of_job(
        db: &impl ConnectionTrait,
        societe: SocieteId,
        job: JobId,
    ) -> Result<Option<Self>, DbErr> {
        let own = Entity::find().filter(COLUMN.societe_id.eq(societe));
        own.filter(COLUMN.job_id.eq(job)).one(db).await
    }

    /// Those of a société that were confirmed, the newest first.
    pub async fn newest(
        db: &impl ConnectionTrait,
        societe: SocieteId,
        most: u64,
    ) -> Result<Vec<Self>, DbErr> {
        let own = Entity::find().filter(COLUMN.societe_id.eq(societe));
        let begun = own.filter(COLUMN.job_id.is_not_null().or(COLUMN.ready_at.is_not_null()));
        begun.order_by_desc(COLUMN.created_at).limit(most).all(db).await
    }

    /// Whether nobody has confirmed it.
    pub fn is_draft(&self) -> bool {
        self.job_id.is_none() && self.ready_at.is_none() && self.withdrawn_at.is_none()
    }

    pub fn chosen(&self) -> Option<Chosen> {
        Chosen::parse(&self.chosen)
    }
}

/// Hands a draft to a job; false when it was handed over before.
pub async fn confirm(tx: &impl ConnectionTrait, run: &Run, job: JobId) -> Result<bool, DbErr> {
    let confirmed = own(run.societe_id, run.id)
        .col_expr(Column::JobId, Expr::value(job))
        .filter(COLUMN.job_id.is_null())
        .filter(COLUMN.ready_at.is_null())
        .exec(tx)
        .await?;
    Ok(confirmed.rows_affected == 1)
}

pub async fn made(
    tx: &impl ConnectionTrait,
    (societe, id): (SocieteId, RunId),
    made: &Made,
    now: Moment,
) -> Result<(), DbErr> {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    own(societe, id)
        .col_expr(Column::ReadyAt, Expr::value(now))
        .col_expr(Column::Letters, Expr::value(count(made.letters)))
        .col_expr(Column::OddNames, Expr::value(count(made.odd_names)))
        .col_expr(Column::SealedWith, Expr::value(made.sealed_with.clone()))
        .exec(tx)
        .await?;
    Ok(())
}

/// How many wait to be taken out and only open with this key.
pub async fn count_sealed_with(db: &impl ConnectionTrait, key: &KeyId) -> Result<u64, DbErr> {
    let sealed = Entity::find().filter(Column::SealedWith.eq(key.as_str()));
    sealed.filter(Expr::exists(expiry::waiting_file())).count(db).await
}

pub(super) fn own(societe: SocieteId, id: RunId) -> sea_orm::UpdateMany<Entity> {
    Entity::update_many().filter(COLUMN.societe_id.eq(societe)).filter(COLUMN.id.eq(id))
}

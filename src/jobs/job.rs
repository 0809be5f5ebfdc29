//! A job: what is to be done for a société, how far it is, and whose it is for the moment.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{Condition, ExprTrait, QueryOrder, QuerySelect};

use crate::agencies::SocieteId;
use crate::audit::Actor;
use crate::clock::Moment;

pub use Model as Job;

crate::id!(JobId, ordered);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JobId,
    pub kind: Kind,
    /// Who asked for it, as the audit trail says it.
    pub asked_by: String,
    pub created_at: Moment,
    /// From then on anybody may take it up.
    pub free_at: Moment,
    /// How often it was taken up: whoever has an older number has lost it.
    pub attempt: i32,
    pub done: i64,
    pub total: i64,
    pub ended_at: Option<Moment>,
    /// What went wrong the last time; in a job that has ended, why nothing came of it.
    pub fault: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Kind {
    Letters,
    /// A file of an agency, read without writing anything.
    ImportLook,
    /// The same, applied.
    ImportApply,
    /// What follows it: the lines of its tiers in the portfolio.
    ImportFollow,
    /// An act on the accesses of many tiers.
    BulkAct,
    /// What is kept about a person, for that person.
    PersonalCopy,
}

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Waiting,
    Running,
    Done,
    Failed,
}

impl Job {
    pub fn standing(&self, now: Moment) -> Standing {
        match (self.ended_at, &self.fault) {
            (Some(_), None) => Standing::Done,
            (Some(_), Some(_)) => Standing::Failed,
            (None, _) if self.attempt > 0 && self.free_at > now => Standing::Running,
            (None, _) => Standing::Waiting,
        }
    }

    pub async fn find(
        db: &impl ConnectionTrait,
        societe: SocieteId,
        id: JobId,
    ) -> Result<Option<Self>, DbErr> {
        Entity::find_by_id((societe, id)).one(db).await
    }
}

/// A job that whichever node is free first will do.
pub async fn ask(
    tx: &impl ConnectionTrait,
    kind: Kind,
    (societe, by): (SocieteId, Actor),
    total: i64,
    now: Moment,
) -> Result<JobId, DbErr> {
    let id = JobId::new();
    let job = ActiveModel {
        societe_id: Set(societe),
        id: Set(id),
        kind: Set(kind),
        asked_by: Set(by.to_string()),
        created_at: Set(now),
        free_at: Set(now),
        attempt: Set(0),
        done: Set(0),
        total: Set(total),
        ended_at: Set(None),
        fault: Set(None),
    };
    Entity::insert(job).exec_without_returning(tx).await?;
    Ok(id)
}

/// How many are being done, and how many wait.
pub async fn tally(db: &impl ConnectionTrait, now: Moment) -> Result<(u64, u64), DbErr> {
    let open = || Entity::find().filter(Column::EndedAt.is_null());
    let (all, free) = (open().count(db).await?, open().filter(Column::FreeAt.lte(now)).count(db));
    let free = free.await?;
    Ok((all.saturating_sub(free), free))
}

/// Whether there is one to take up: a question that nobody waits for.
pub(super) async fn is_any_due(db: &impl ConnectionTrait, now: Moment) -> Result<bool, DbErr> {
    let due = Entity::find().select_only().column(Column::Id).filter(due(now)).limit(1);
    Ok(due.into_tuple::<JobId>().one(db).await?.is_some())
}

/// Takes up the job that waits longest, until then.
pub(super) async fn claim(
    tx: &impl ConnectionTrait,
    until: Moment,
    now: Moment,
) -> Result<Option<Job>, DbErr> {
    let due = Entity::find()
        .filter(due(now))
        .order_by_asc(Column::FreeAt)
        .limit(1)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    let Some(job) = due.one(tx).await? else { return Ok(None) };
    let claimed = Entity::update_many()
        .col_expr(Column::FreeAt, Expr::value(until))
        .col_expr(Column::Attempt, Expr::col(Column::Attempt).add(1))
        .col_expr(Column::Done, Expr::value(0_i64))
        .filter(own(&job))
        .exec_with_returning(tx)
        .await?;
    Ok(claimed.into_iter().next())
}

/// Says that whoever has it lives, and how far it is. False when somebody else has it.
pub(super) async fn renew(
    tx: &impl ConnectionTrait,
    job: &Job,
    (done, total): (i64, i64),
    until: Moment,
) -> Result<bool, DbErr> {
    let renewed = Entity::update_many()
        .col_expr(Column::FreeAt, Expr::value(until))
        .col_expr(Column::Done, Expr::value(done))
        .col_expr(Column::Total, Expr::value(total))
        .filter(own(job))
        .exec(tx)
        .await?;
    Ok(renewed.rows_affected == 1)
}

/// Keeps others from taking it up until the transaction ends; false when somebody has. (The one
/// writer of SQLite holds everything.)
pub(super) async fn hold(tx: &impl ConnectionTrait, job: &Job) -> Result<bool, DbErr> {
    let held = Entity::find().filter(own(job)).lock_exclusive();
    Ok(held.one(tx).await?.is_some())
}

/// Lets go of it: from then on it may be taken up again.
pub(super) async fn let_go(
    tx: &impl ConnectionTrait,
    job: &Job,
    fault: Option<String>,
    free_at: Moment,
) -> Result<(), DbErr> {
    let free = Entity::update_many().col_expr(Column::FreeAt, Expr::value(free_at));
    free.col_expr(Column::Fault, Expr::value(fault)).filter(own(job)).exec(tx).await?;
    Ok(())
}

/// Ends it, with the reason when nothing came of it. False when somebody else has it.
pub(super) async fn end(
    tx: &impl ConnectionTrait,
    job: &Job,
    fault: Option<String>,
    now: Moment,
) -> Result<bool, DbErr> {
    let mut ended = Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .col_expr(Column::Fault, Expr::value(fault.clone()));
    if fault.is_none() {
        ended = ended.col_expr(Column::Done, Expr::col(Column::Total));
    }
    Ok(ended.filter(own(job)).exec(tx).await?.rows_affected == 1)
}

/// Removes the jobs that had ended by then.
pub async fn sweep(tx: &impl ConnectionTrait, before: Moment) -> Result<u64, DbErr> {
    let ended = Entity::delete_many().filter(Column::EndedAt.lte(before));
    Ok(ended.exec(tx).await?.rows_affected)
}

fn due(now: Moment) -> Condition {
    Condition::all().add(Column::EndedAt.is_null()).add(Column::FreeAt.lte(now))
}

/// The row, as long as nobody else has taken it up since.
fn own(job: &Job) -> Condition {
    Condition::all()
        .add(Column::SocieteId.eq(job.societe_id))
        .add(Column::Id.eq(job.id))
        .add(Column::Attempt.eq(job.attempt))
        .add(Column::EndedAt.is_null())
}

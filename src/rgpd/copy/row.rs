//! A copy: who asked for it and when, where its file lies, until when it may be taken.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, ExprTrait, QueryOrder, QuerySelect};

use crate::access::link;
use crate::accounts::{AccountId, Fresh, SignedIn, account};
use crate::agencies::SocieteId;
use crate::audit::{self, Event};
use crate::clock::{Day, Moment, paris_today};
use crate::documents::{Document, DocumentId, openable_ids};
use crate::jobs::{self, Job, JobId, Standing};
use crate::store::Kept;
use crate::web::{App, Visitor};

pub use Model as PersonalCopy;

crate::id!(CopyId, ordered);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "personal_copy")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CopyId,
    pub account_id: AccountId,
    /// Where its job is kept: one of the sociétés that the account ever had a link at. Nobody there
    /// sees it.
    pub societe_id: SocieteId,
    pub job_id: JobId,
    pub asked_at: Moment,
    pub ready_at: Option<Moment>,
    pub expires_at: Option<Moment>,
    /// Where its content lies in the store; random, and never shown.
    pub object: Option<String>,
    pub bytes: Option<i64>,
    /// The numbers of the documents in it, parted by spaces: all of them must still be theirs when it
    /// is taken.
    pub documents: Option<String>,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    pub account: BelongsTo<account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What came of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Waiting,
    /// One is being made, or is ready: it is the one to take.
    Already,
    /// The account never had a contract: there is nothing but its address.
    Nothing,
}

/// How far the last copy is.
#[derive(Clone, Debug)]
pub enum State {
    None,
    Waiting(Moment),
    Failed,
    Ready(PersonalCopy),
}

/// The last copy of this person, as far as it is any good.
pub async fn state(
    db: &impl ConnectionTrait,
    person: &SignedIn,
    now: Moment,
) -> Result<State, DbErr> {
    let own = Entity::find().filter(COLUMN.account_id.eq(person.account_id()));
    let Some(copy) = own.order_by_desc(COLUMN.id).one(db).await? else { return Ok(State::None) };
    if copy.ready_at.is_some() {
        let lasts = copy.expires_at.is_some_and(|end| end > now);
        let lives = lasts
            && !is_less_open(db, &copy).await?
            && may_open_all(db, &copy, paris_today(now)).await?;
        return Ok(if lives { State::Ready(copy) } else { State::None });
    }
    let job = Job::find(db, copy.societe_id, copy.job_id).await?;
    let failed = job.is_none_or(|job| job.standing(now) == Standing::Failed);
    Ok(if failed { State::Failed } else { State::Waiting(copy.asked_at) })
}

/// Whether an access has ended or been suspended since the copy was asked for: it may hold what is no
/// longer theirs to take.
async fn is_less_open(db: &impl ConnectionTrait, copy: &PersonalCopy) -> Result<bool, DbErr> {
    let since = Condition::any()
        .add(link::COLUMN.ended_at.gte(copy.asked_at))
        .add(link::COLUMN.suspended_at.gte(copy.asked_at));
    let own = link::Entity::find().filter(link::COLUMN.account_id.eq(copy.account_id));
    Ok(own.filter(since).one(db).await?.is_some())
}

/// Whether each document in it is still theirs to open: none was withdrawn, no mandate in a conseil
/// syndical has ended, or whatever else opened it.
async fn may_open_all(
    db: &impl ConnectionTrait,
    copy: &PersonalCopy,
    today: Day,
) -> Result<bool, DbErr> {
    let Some(documents) = &copy.documents else { return Ok(false) };
    let openable = openable_ids(db, copy.account_id, today).await?;
    let mut held = documents.split_whitespace().map(DocumentId::parse);
    Ok(held.all(|id| id.is_some_and(|id| openable.contains(&id))))
}

/// Asks for a copy; whichever node is free makes it.
pub async fn ask(app: &App, visitor: &Visitor, fresh: &Fresh) -> Result<Asked, DbErr> {
    let (tx, person) = (app.db.begin().await?, fresh.person());
    if matches!(state(&tx, person, visitor.now).await?, State::Waiting(_) | State::Ready(_)) {
        return Ok(Asked::Already);
    }
    let Some(societe) = home(&tx, person.account_id()).await? else { return Ok(Asked::Nothing) };
    let by = (societe, person.actor());
    let job = jobs::ask(&tx, jobs::Kind::PersonalCopy, by, 1, visitor.now).await?;
    let row = ActiveModel {
        id: Set(CopyId::new()),
        account_id: Set(person.account_id()),
        societe_id: Set(societe),
        job_id: Set(job),
        asked_at: Set(visitor.now),
        ready_at: Set(None),
        expires_at: Set(None),
        object: Set(None),
        bytes: Set(None),
        documents: Set(None),
    };
    Entity::insert(row).exec_without_returning(&tx).await?;
    let event = Event::done(audit::Kind::ExportAsked, person.actor(), person.account_id());
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await?;
    Ok(Asked::Waiting)
}

async fn home(db: &impl ConnectionTrait, account: AccountId) -> Result<Option<SocieteId>, DbErr> {
    let ever = link::Entity::find().filter(link::COLUMN.account_id.eq(account));
    let last = ever.order_by_desc(link::COLUMN.linked_at).one(db).await?;
    Ok(last.map(|link| link.societe_id))
}

/// The copy that a job is for.
pub async fn of_job(db: &impl ConnectionTrait, job: &Job) -> Result<Option<PersonalCopy>, DbErr> {
    let own = Entity::find().filter(COLUMN.societe_id.eq(job.societe_id));
    own.filter(COLUMN.job_id.eq(job.id)).one(db).await
}

/// Where its content will lie; false when nobody wants it any more.
pub async fn will_lie_at(
    tx: &impl ConnectionTrait,
    id: CopyId,
    object: &str,
) -> Result<bool, DbErr> {
    let begun = unmade(id).col_expr(Column::Object, Expr::value(object)).exec(tx).await?;
    Ok(begun.rows_affected == 1)
}

/// It may be taken from now on; false when it was ended while it was made, with its account.
pub async fn ready(
    tx: &impl ConnectionTrait,
    id: CopyId,
    (kept, documents): (&Kept, &[Document]),
    (now, until): (Moment, Moment),
) -> Result<bool, DbErr> {
    let documents: Vec<String> = documents.iter().map(|one| one.id.to_string()).collect();
    let ready = unmade(id)
        .col_expr(Column::ReadyAt, Expr::value(now))
        .col_expr(Column::ExpiresAt, Expr::value(until))
        .col_expr(Column::Bytes, Expr::value(kept.bytes))
        .col_expr(Column::Documents, Expr::value(documents.join(" ")))
        .filter(COLUMN.object.eq(kept.object.as_str()));
    Ok(ready.exec(tx).await?.rows_affected == 1)
}

fn unmade(id: CopyId) -> sea_orm::UpdateMany<Entity> {
    let own = Entity::update_many().filter(COLUMN.id.eq(id));
    own.filter(COLUMN.ready_at.is_null()).filter(COLUMN.expires_at.is_null())
}

/// Nobody may take the copies of this account any more: the next upkeep removes their files.
pub async fn end_all(
    tx: &impl ConnectionTrait,
    account: AccountId,
    now: Moment,
) -> Result<(), DbErr> {
    let ended = Entity::update_many().col_expr(Column::ExpiresAt, Expr::value(now));
    ended.filter(COLUMN.account_id.eq(account)).exec(tx).await.map(drop)
}

/// The contents that copies name, which the store must keep.
pub async fn objects(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let named = Entity::find().select_only().column(Column::Object);
    named.filter(COLUMN.object.is_not_null()).into_tuple().all(db).await
}

/// How many [`sweep`] would remove.
pub async fn count_over(db: &impl ConnectionTrait, times: (Moment, Moment)) -> Result<u64, DbErr> {
    over(times).count(db).await
}

fn over((now, before): (Moment, Moment)) -> Select<Entity> {
    let stale = COLUMN.ready_at.is_null().and(COLUMN.asked_at.lte(before));
    Entity::find().filter(COLUMN.expires_at.lte(now).or(stale))
}

/// Removes copies whose time is over, and their files; and those that came to nothing, once they had
/// been asked for by `before`.
pub async fn sweep(app: &App, times: (Moment, Moment)) -> Result<u64, DbErr> {
    let mut gone = Vec::new();
    for copy in over(times).all(app.db.reader()).await? {
        match &copy.object {
            Some(object) => match app.store.remove(object).await {
                Ok(()) => gone.push(copy.id),
                Err(error) => tracing::warn!(%error, "a person's copy stays in the store"),
            },
            None => gone.push(copy.id),
        }
    }
    if gone.is_empty() {
        return Ok(0);
    }
    let tx = app.db.begin().await?;
    let swept = Entity::delete_many().filter(COLUMN.id.is_in(gone)).exec(&tx).await?;
    tx.commit().await?;
    Ok(swept.rows_affected)
}

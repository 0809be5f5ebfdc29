//! The outbox: letters written in the transaction of the change they tell of, waiting to be sent.

use std::time::Duration;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{InsertStatement, LockBehavior, LockType};
use sea_orm::{Condition, ExprTrait, QueryOrder, QuerySelect, QueryTrait};

use super::kind::Kind;
use super::letter::Letter;
use crate::clock::Moment;

crate::id!(MessageId, ordered);

/// What stands as the fault of a letter that was taken back.
const WITHDRAWN: &str = "withdrawn";

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MessageId,
    pub kind: Kind,
    pub societe_id: Option<Uuid>,
    /// The tiers that it is about, for whoever looks after it.
    pub about: Option<Uuid>,
    /// The account that it is about: what its holder may see, and what is forgotten with it.
    pub account_id: Option<Uuid>,
    pub recipient: String,
    pub from_name: String,
    pub reply_to: Option<String>,
    pub lang: String,
    pub subject: String,
    /// Emptied once sent or given up: letters hold links that are as good as keys.
    pub text_body: String,
    pub html_body: String,
    /// Where a mail program asks for no more of its kind; emptied with the words.
    pub stop_url: Option<String>,
    pub created_at: Moment,
    /// When it may be tried again; also what a postman moves ahead to have it for himself.
    pub next_try_at: Moment,
    pub tries: i32,
    pub sent_at: Option<Moment>,
    pub failed_at: Option<Moment>,
    pub last_fault: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What became of a letter, for the page that waits for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    Waiting,
    Sent,
    Retrying,
    Failed,
}

/// Writes a letter into the outbox.
pub async fn post(
    tx: &impl ConnectionTrait,
    kind: Kind,
    societe: Option<Uuid>,
    letter: Letter,
    now: Moment,
) -> Result<MessageId, DbErr> {
    put(tx, kind, (societe, None), letter, now).await
}

/// The same, about a tiers of a société.
pub async fn post_about(
    tx: &impl ConnectionTrait,
    kind: Kind,
    (societe, tiers): (Uuid, Uuid),
    letter: Letter,
    now: Moment,
) -> Result<MessageId, DbErr> {
    put(tx, kind, (Some(societe), Some(tiers)), letter, now).await
}

async fn put(
    tx: &impl ConnectionTrait,
    kind: Kind,
    about: (Option<Uuid>, Option<Uuid>),
    letter: Letter,
    now: Moment,
) -> Result<MessageId, DbErr> {
    let id = MessageId::new();
    Entity::insert(row(id, kind, about, letter, now)).exec_without_returning(tx).await?;
    Ok(id)
}

/// The statement that writes a letter into the outbox, for those who write it with others.
pub fn posting(kind: Kind, letter: Letter, now: Moment) -> InsertStatement {
    Entity::insert(row(MessageId::new(), kind, (None, None), letter, now)).into_query()
}

fn row(
    id: MessageId,
    kind: Kind,
    (societe, about): (Option<Uuid>, Option<Uuid>),
    letter: Letter,
    now: Moment,
) -> ActiveModel {
    let (text_body, html_body) = (letter.text(), letter.html());
    ActiveModel {
        id: Set(id),
        kind: Set(kind),
        societe_id: Set(societe),
        about: Set(about),
        account_id: Set(letter.account),
        recipient: Set(letter.to),
        from_name: Set(letter.from_name),
        reply_to: Set(letter.reply_to),
        lang: Set(letter.lang.to_owned()),
        subject: Set(letter.subject),
        text_body: Set(text_body),
        html_body: Set(html_body),
        stop_url: Set(letter.stop.map(|stop| stop.url)),
        created_at: Set(now),
        next_try_at: Set(now),
        tries: Set(0),
        sent_at: Set(None),
        failed_at: Set(None),
        last_fault: Set(None),
    }
}

/// Takes letters whose time has come, for as long as `hold`: no other postman will touch them meanwhile.
pub(super) async fn claim(
    tx: &impl ConnectionTrait,
    most: u64,
    hold: Duration,
    now: Moment,
) -> Result<Vec<Model>, DbErr> {
    let due = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::SentAt.is_null())
        .filter(Column::FailedAt.is_null())
        .filter(Column::NextTryAt.lte(now))
        .order_by_asc(Column::NextTryAt)
        .limit(most)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    let ids: Vec<MessageId> = due.into_tuple().all(tx).await?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::update_many()
        .col_expr(Column::NextTryAt, Expr::value(now + hold))
        .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
        .filter(Column::Id.is_in(ids))
        .filter(Column::SentAt.is_null())
        .exec_with_returning(tx)
        .await
}

/// The server has them: never again.
pub(super) async fn sent(
    tx: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = MessageId>,
    now: Moment,
) -> Result<(), DbErr> {
    let ids: Vec<MessageId> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(());
    }
    let sent = wordless().col_expr(Column::SentAt, Expr::value(now));
    sent.filter(Column::Id.is_in(ids)).exec(tx).await.map(drop)
}

/// Nobody will ever take it: kept, without its words, for somebody to see.
pub(super) async fn given_up(
    tx: &impl ConnectionTrait,
    id: MessageId,
    fault: &str,
    now: Moment,
) -> Result<(), DbErr> {
    let row = wordless().filter(Column::Id.eq(id)).col_expr(Column::FailedAt, Expr::value(now));
    row.col_expr(Column::LastFault, Expr::value(fault)).exec(tx).await.map(drop)
}

pub(super) async fn put_off(
    tx: &impl ConnectionTrait,
    id: MessageId,
    fault: &str,
    until: Moment,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::NextTryAt, Expr::value(until))
        .col_expr(Column::LastFault, Expr::value(fault))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes a letter back, if it has not left: what it says is no longer true.
pub async fn withdraw(tx: &impl ConnectionTrait, id: MessageId, now: Moment) -> Result<(), DbErr> {
    taken_back(now).filter(Column::Id.eq(id)).exec(tx).await.map(drop)
}

/// After a backup was restored: takes back all that has not left, as it may have left since, or its
/// link is dead. How many.
pub async fn withdraw_everything(tx: &impl ConnectionTrait, now: Moment) -> Result<u64, DbErr> {
    let withdrawn = taken_back(now).exec(tx).await?;
    Ok(withdrawn.rows_affected)
}

/// Removes what is left of letters that were sent, given up or withdrawn by then.
pub async fn sweep(tx: &impl ConnectionTrait, before: Moment) -> Result<u64, DbErr> {
    let is_over = Column::SentAt.lte(before).or(Column::FailedAt.lte(before));
    Ok(Entity::delete_many().filter(is_over).exec(tx).await?.rows_affected)
}

/// What became of a letter.
pub async fn delivery(db: &impl ConnectionTrait, id: MessageId) -> Result<Delivery, DbErr> {
    let row = Entity::find_by_id(id).one(db).await?;
    Ok(match row {
        Some(row) if row.sent_at.is_some() => Delivery::Sent,
        Some(row) if row.failed_at.is_some() => Delivery::Failed,
        Some(row) if row.last_fault.is_some() => Delivery::Retrying,
        _ => Delivery::Waiting,
    })
}

/// Whether nobody could be made to take it; one that was taken back, as its link had died, is none.
pub fn is_given_up() -> Condition {
    let kept = Column::LastFault.is_null().or(Column::LastFault.ne(WITHDRAWN));
    Condition::all().add(Column::FailedAt.is_not_null()).add(kept)
}

/// Whether a letter of this kind was written to an address since then.
pub async fn was_posted(
    db: &impl ConnectionTrait,
    kind: Kind,
    recipient: &str,
    since: Moment,
) -> Result<bool, DbErr> {
    let found = Entity::find()
        .filter(Column::Recipient.eq(recipient))
        .filter(Column::CreatedAt.gte(since))
        .filter(Column::Kind.eq(kind));
    Ok(found.one(db).await?.is_some())
}

/// How many letters of these kinds still wait to leave.
pub async fn waiting(db: &impl ConnectionTrait, kinds: &[Kind]) -> Result<u64, DbErr> {
    let waiting =
        Entity::find().filter(Column::SentAt.is_null()).filter(Column::FailedAt.is_null());
    waiting.filter(Column::Kind.is_in(kinds.iter().copied())).count(db).await
}

/// How many letters wait, and how many were given up: what `palier doctor` tells.
pub async fn tally(db: &impl ConnectionTrait) -> Result<(u64, u64), DbErr> {
    let waiting =
        Entity::find().filter(Column::SentAt.is_null()).filter(Column::FailedAt.is_null());
    let failed = Entity::find().filter(is_given_up());
    Ok((waiting.count(db).await?, failed.count(db).await?))
}

/// Since when the letter waits that has waited longest.
pub async fn oldest_waiting(db: &impl ConnectionTrait) -> Result<Option<Moment>, DbErr> {
    let waiting =
        Entity::find().filter(Column::SentAt.is_null()).filter(Column::FailedAt.is_null());
    let oldest = waiting.order_by_asc(Column::CreatedAt).limit(1).one(db).await?;
    Ok(oldest.map(|letter| letter.created_at))
}

pub(super) fn taken_back(now: Moment) -> sea_orm::UpdateMany<Entity> {
    wordless()
        .col_expr(Column::FailedAt, Expr::value(now))
        .col_expr(Column::LastFault, Expr::value(WITHDRAWN))
        .filter(Column::SentAt.is_null())
        .filter(Column::FailedAt.is_null())
}

fn wordless() -> sea_orm::UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::TextBody, Expr::value(""))
        .col_expr(Column::HtmlBody, Expr::value(""))
        .col_expr(Column::StopUrl, Expr::value(None::<String>))
}

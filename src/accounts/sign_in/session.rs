//! A session: one browser, signed in to one account, for a while.

use std::time::Duration;

use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::QuerySelect;
use sea_orm::QueryTrait;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{DeleteStatement, Query, SelectStatement};
use sea_orm::{ExprTrait, FromQueryResult, QueryResult};

use crate::accounts::account::{self, Account, AccountId};
use crate::accounts::known_device::{self, Acquaintance};
use crate::audit::{self, Actor, Event, Kind};
use crate::clock::Moment;
use crate::database::Batch;
use crate::guard::{Passed, Token};
use crate::web::{App, CookieKind, Cookies, Visitor};

/// Activity is written down at most this often: a page need not cost a write.
const NOTED_EVERY: Duration = Duration::from_mins(1);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// The token itself is only ever in the browser.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub account_id: AccountId,
    /// The account's epoch when the session was opened; another one ends it.
    pub epoch: i64,
    pub agent: String,
    pub network: String,
    /// How long it lives without activity, in milliseconds.
    pub idle_millis: i64,
    pub created_at: Moment,
    /// When a secret was last typed: what a step-up is measured from.
    pub authenticated_at: Moment,
    pub last_seen_at: Moment,
    /// The end that no activity puts off.
    pub ends_at: Moment,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    pub account: BelongsTo<account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

/// A session just opened, and what its browser must keep.
pub struct Opened {
    session: Token,
    device: Token,
    /// How long the browser keeps the session's cookie; until it closes when none.
    keep: Option<Duration>,
    device_keep: Duration,
    acquaintance: Acquaintance,
}

impl Opened {
    /// Whether the account had never signed in with this browser, though it had with others.
    pub fn is_elsewhere(&self) -> bool {
        self.acquaintance == Acquaintance::New
    }

    /// Hands both tokens to the browser: the session, and the device that it is from now on.
    pub fn into_cookies(self, cookies: Cookies) -> Cookies {
        cookies.set(CookieKind::Session, self.session.as_str().to_owned(), self.keep).set(
            CookieKind::Device,
            self.device.as_str().to_owned(),
            Some(self.device_keep),
        )
    }
}

/// A live session and whose it is, in one read.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Live {
    pub account_id: AccountId,
    pub email: String,
    epoch: i64,
    security_epoch: i64,
    idle_millis: i64,
    pub authenticated_at: Moment,
    last_seen_at: Moment,
    ends_at: Moment,
}

impl Live {
    fn is_over(&self, now: Moment) -> bool {
        self.epoch != self.security_epoch || self.ends_in(now).is_zero()
    }

    fn is_idle(&self, now: Moment) -> bool {
        self.epoch == self.security_epoch && now < self.ends_at
    }

    /// How long it still lives if nothing more is done.
    pub fn ends_in(&self, now: Moment) -> Duration {
        Ord::min(self.last_seen_at + self.idle(), self.ends_at).since(now)
    }

    /// How long it may stay without activity.
    pub fn idle(&self) -> Duration {
        Duration::from_millis(u64::try_from(self.idle_millis).unwrap_or(0))
    }
}

/// Opens a session for whoever just proved to be the account's holder, and settles that proof.
/// The session that this browser had, whosever it was, ends with it. What else is to be done goes
/// in the same batch.
pub async fn open(
    mut batch: Batch<'_, impl ConnectionTrait>,
    (app, visitor): (&App, &Visitor),
    account: &Account,
    passed: Passed,
    remember: bool,
) -> Result<Opened, DbErr> {
    passed.settle_with(&mut batch);
    if let Some(former) = visitor.cookies.token(CookieKind::Session) {
        batch.add(&Entity::delete_by_id(former.hash().as_str()).into_query());
    }
    let limits = &app.settings.session;
    let (idle, absolute) = if remember {
        (limits.remembered, limits.remembered)
    } else {
        (limits.idle, limits.absolute)
    };
    let session = Token::fresh();
    let row = ActiveModel {
        token_hash: Set(session.hash().as_str().to_owned()),
        account_id: Set(account.id),
        epoch: Set(account.security_epoch),
        agent: Set(visitor.agent.clone()),
        network: Set(visitor.counted_network()),
        idle_millis: Set(i64::try_from(idle.as_millis()).unwrap_or(i64::MAX)),
        created_at: Set(visitor.now),
        authenticated_at: Set(visitor.now),
        last_seen_at: Set(visitor.now),
        ends_at: Set(visitor.now + absolute),
    };
    batch.add(&Entity::insert(row).into_query());
    batch.add(&ending_oldest(account.id, &session, limits.per_account));
    let device = visitor.device().unwrap_or_else(Token::fresh);
    let most = app.settings.device.per_account;
    let browser = (&device, visitor.agent.as_str());
    let acquaintance = known_device::remember(batch, account, browser, most, visitor.now).await?;
    let keep = remember.then_some(limits.remembered);
    let device_keep = app.settings.device.remembered;
    Ok(Opened { session, device, keep, device_keep, acquaintance })
}

/// What a session's token turns out to be.
pub enum Found {
    Live(Live),
    /// Nothing was done for as long as the session may stay idle.
    Idle(Duration),
    /// Ended otherwise: its time is over, its holder left, the password changed.
    Over,
}

/// The question for the session behind a token and its account, for others to join more to.
pub fn question(token: &Token) -> SelectStatement {
    let of_account =
        Expr::col((account::Entity, account::Column::Id)).equals((Entity, Column::AccountId));
    Query::select()
        .columns([
            (Entity, Column::AccountId),
            (Entity, Column::Epoch),
            (Entity, Column::IdleMillis),
            (Entity, Column::AuthenticatedAt),
            (Entity, Column::LastSeenAt),
            (Entity, Column::EndsAt),
        ])
        .columns([
            (account::Entity, account::Column::Email),
            (account::Entity, account::Column::SecurityEpoch),
        ])
        .from(Entity)
        .inner_join(account::Entity, of_account)
        .and_where(Expr::col((Entity, Column::TokenHash)).eq(token.hash().as_str()))
        .to_owned()
}

/// What the first row of such a question says of the session.
pub fn judge(row: Option<&QueryResult>, now: Moment) -> Result<Found, DbErr> {
    let live = row.map(|row| Live::from_query_result(row, "")).transpose()?;
    Ok(match live {
        Some(live) if !live.is_over(now) => Found::Live(live),
        Some(live) if live.is_idle(now) => Found::Idle(live.idle()),
        _ => Found::Over,
    })
}

/// The session behind a token.
pub async fn find(db: &impl ConnectionTrait, token: &Token, now: Moment) -> Result<Found, DbErr> {
    judge(db.query_one(&question(token)).await?.as_ref(), now)
}

/// Signs out: ends the session and writes it down.
pub async fn sign_out(app: &App, visitor: &Visitor, token: &Token) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    if let Some(account) = end(&tx, token).await? {
        let event = Event::done(Kind::SignOut, Actor::Account(account.uuid()), account);
        audit::record(&tx, &visitor.origin(), event).await?;
    }
    tx.commit().await
}

/// Notes that the session was used, now and then: every page calls it.
pub async fn note_activity(app: &App, token: &Token, live: &mut Live) -> Result<(), DbErr> {
    let now = app.clock.now();
    if now.since(live.last_seen_at) < NOTED_EVERY {
        return Ok(());
    }
    live.last_seen_at = now;
    touch(app, token).await
}

/// Puts off the idle end of a session.
pub async fn touch(app: &App, token: &Token) -> Result<(), DbErr> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    Entity::update_many()
        .col_expr(Column::LastSeenAt, Expr::value(now))
        .filter(COLUMN.token_hash.eq(token.hash().as_str()))
        .exec(&tx)
        .await?;
    tx.commit().await
}

/// Notes that a secret was typed just now: sensitive acts are open again for a while, under a new
/// token, so that a copy of the former one gains nothing by it.
pub async fn authenticated(
    tx: &impl ConnectionTrait,
    token: &Token,
    now: Moment,
) -> Result<Token, DbErr> {
    let fresh = Token::fresh();
    Entity::update_many()
        .col_expr(Column::TokenHash, Expr::value(fresh.hash().as_str()))
        .col_expr(Column::AuthenticatedAt, Expr::value(now))
        .filter(COLUMN.token_hash.eq(token.hash().as_str()))
        .exec(tx)
        .await?;
    Ok(fresh)
}

/// Ends one session, and says whose it was.
pub async fn end(tx: &impl ConnectionTrait, token: &Token) -> Result<Option<AccountId>, DbErr> {
    let ended = Entity::delete_by_id(token.hash().as_str()).exec_with_returning(tx).await?;
    Ok(ended.map(|session| session.account_id))
}

/// Ends every session of an account, but for the one of `kept`.
pub async fn end_all(
    tx: &impl ConnectionTrait,
    account: AccountId,
    kept: Option<&Token>,
) -> Result<u64, DbErr> {
    let mut doomed = Entity::delete_many().filter(COLUMN.account_id.eq(account));
    if let Some(kept) = kept {
        doomed = doomed.filter(COLUMN.token_hash.ne(kept.hash().as_str()));
    }
    Ok(doomed.exec(tx).await?.rows_affected)
}

/// Removes sessions that ended by themselves.
pub async fn sweep(tx: &impl ConnectionTrait, now: Moment) -> Result<u64, DbErr> {
    Ok(Entity::delete_many().filter(COLUMN.ends_at.lte(now)).exec(tx).await?.rows_affected)
}

/// Ends the account's oldest sessions, so that there are at most so many with the new one.
fn ending_oldest(account: AccountId, new: &Token, most: u64) -> DeleteStatement {
    let others = Entity::find()
        .select_only()
        .column(Column::TokenHash)
        .filter(COLUMN.account_id.eq(account))
        .filter(COLUMN.token_hash.ne(new.hash().as_str()))
        .order_by_desc(COLUMN.created_at);
    let extra = others.offset(most.saturating_sub(1)).limit(1_000).into_query();
    Entity::delete_many().filter(Column::TokenHash.in_subquery(extra)).into_query()
}

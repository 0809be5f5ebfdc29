//! The way back: a link on the address that an account had, good for days. It outlives a reset, as
//! whoever moved the account away may have asked for one.
//!
//! Because it does, it must not fall to a thief: an address through which an account only passed gets
//! none, an account that comes home has none left, and recovery by the operator ends them all.

use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use super::change;
use super::letters::{self, Contact};
use crate::accounts::account::{self, Account, AccountId};
use crate::accounts::email::Email;
use crate::accounts::factor_loss;
use crate::accounts::known_device::{self, Browser};
use crate::accounts::passkey;
use crate::accounts::password::NewPassword;
use crate::accounts::password_reset;
use crate::accounts::sign_in::session;
use crate::audit::{self, Actor, Event, Kind};
use crate::clock::Moment;
use crate::database::{self, Batch};
use crate::guard::{Fault, Token};
use crate::web::{App, CookieKind, Visitor};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "email_undo")]
pub struct Model {
    /// The token itself is only ever in the mail.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub account_id: AccountId,
    /// Where it was sent, and what it puts back.
    pub old_email: String,
    pub new_email: String,
    pub created_at: Moment,
    pub expires_at: Moment,
    pub consumed_at: Option<Moment>,
    /// When an older change was undone, and this one with it.
    pub superseded_at: Option<Moment>,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    pub account: BelongsTo<account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What a followed link turns out to be.
pub enum Followed {
    Fresh(Box<UndoProof>),
    Expired(Moment),
    Used,
    Superseded,
    Unknown,
}

/// Proof that this browser followed a link that reached the former address.
pub struct UndoProof {
    undo: Model,
    account: Account,
}

impl UndoProof {
    /// The account, at whatever address it is now.
    pub fn account(&self) -> &Account {
        &self.account
    }

    pub fn old_email(&self) -> &str {
        &self.undo.old_email
    }

    pub fn new_email(&self) -> &str {
        &self.undo.new_email
    }
}

/// What came of undoing.
pub enum Restored {
    /// This browser is known from now on.
    Done(Token),
    /// Another account was opened at the former address meanwhile.
    Taken,
    Late,
}

/// The token of a link for the address that the account is leaving. None when it was the account's
/// for less than such a link lives: whoever moved it there and on would keep a way in, while the
/// address before that one has its own way back.
pub async fn issue(
    tx: &impl ConnectionTrait,
    (app, visitor): (&App, &Visitor),
    account: &Account,
    new: &Email,
) -> Result<Option<Token>, DbErr> {
    if account.is_passing_through(app, visitor.now) {
        return Ok(None);
    }
    let token = Token::fresh();
    let row = ActiveModel {
        token_hash: Set(token.hash().as_str().to_owned()),
        account_id: Set(account.id),
        old_email: Set(account.email.clone()),
        new_email: Set(new.as_str().to_owned()),
        created_at: Set(visitor.now),
        expires_at: Set(visitor.now + app.settings.email.undo),
        consumed_at: Set(None),
        superseded_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(Some(token))
}

impl Account {
    /// Whether it came to its address so lately that the one before can still take it back.
    pub(super) fn is_passing_through(&self, app: &App, now: Moment) -> bool {
        self.moved_at.is_some_and(|at| now.since(at) < app.settings.email.undo)
    }
}

/// Whether an account that moves to this address comes back to it, while that address can still take
/// it back by itself. Then there is nothing left to undo, neither there nor at those in between.
pub async fn is_home(
    tx: &impl ConnectionTrait,
    (account, address): (AccountId, &Email),
    now: Moment,
) -> Result<bool, DbErr> {
    let own = live(account, now).filter(COLUMN.old_email.eq(address.as_str()));
    let Some(undo) = own.order_by_asc(COLUMN.created_at).one(tx).await? else { return Ok(false) };
    supersede_later(tx, &undo, now).await?;
    Ok(true)
}

/// Until when some former address of the account can take it back; none when nothing can be undone.
pub async fn lives_until(
    db: &impl ConnectionTrait,
    account: AccountId,
    now: Moment,
) -> Result<Option<Moment>, DbErr> {
    let last = live(account, now).order_by_desc(COLUMN.expires_at).one(db).await?;
    Ok(last.map(|undo| undo.expires_at))
}

fn live(account: AccountId, now: Moment) -> Select<Entity> {
    Entity::find()
        .filter(COLUMN.account_id.eq(account))
        .filter(COLUMN.consumed_at.is_null())
        .filter(COLUMN.superseded_at.is_null())
        .filter(COLUMN.expires_at.gt(now))
}

/// The link in this browser.
pub async fn follow(app: &App, visitor: &Visitor) -> Result<Followed, DbErr> {
    let db = app.db.reader();
    let Some(token) = visitor.cookies.token(CookieKind::EmailUndo) else {
        return Ok(Followed::Unknown);
    };
    let found = Entity::find_by_id(token.hash().as_str()).one(db).await?;
    let Some(undo) = found else { return Ok(Followed::Unknown) };
    let account = Account::known(db, undo.account_id).await?;
    Ok(match () {
        () if undo.consumed_at.is_some() => Followed::Used,
        () if undo.superseded_at.is_some() => Followed::Superseded,
        () if undo.expires_at <= visitor.now => Followed::Expired(undo.expires_at),
        () => Followed::Fresh(Box::new(UndoProof { undo, account })),
    })
}

/// Puts the former address back, under a new password: every session ends, every device but this one
/// is forgotten, and what was mailed since to other addresses is worth nothing. The address that loses
/// the account is told whom to call.
pub async fn restore(
    app: &App,
    visitor: &Visitor,
    (proof, contacts): (&UndoProof, &[Contact]),
    password: &NewPassword,
) -> Result<Restored, Fault> {
    let hash = app.guard.hash(password.as_str()).await?;
    let (undo, now) = (&proof.undo, visitor.now);
    let Some(old) = Email::parse(&undo.old_email) else { return Ok(Restored::Late) };
    let tx = app.db.begin().await?;
    if !spend(&tx, undo, now).await? {
        return Ok(Restored::Late);
    }
    let holder = Account::at(&tx, &old).await?.map(|holder| holder.id);
    if holder.is_some_and(|holder| holder != undo.account_id) {
        return Ok(Restored::Taken);
    }
    let account = Account::known(&tx, undo.account_id).await?;
    match account.move_back(&tx, &old, &hash, now).await {
        Ok(()) => {}
        Err(error) if database::is_duplicate(&error) => return Ok(Restored::Taken),
        Err(error) => return Err(error.into()),
    }
    session::end_all(&tx, account.id, None).await?;
    password_reset::supersede_all(&tx, account.id, now).await?;
    change::supersede_all(&tx, account.id, now).await?;
    supersede_later(&tx, undo, now).await?;
    known_device::forget_all(&tx, account.id).await?;
    passkey::hold(&tx, account.id, now).await?;
    factor_loss::drop_open(&tx, account.id, now).await?;
    let device = visitor.device().unwrap_or_else(Token::fresh);
    let browser = Browser { device: &device, agent: &visitor.agent, signs_in: false };
    let most = app.settings.device.per_account;
    known_device::remember(Batch::of(&tx), &account, browser, most, now).await?;
    let event = Event::done(Kind::EmailRestored, Actor::Account(account.id.uuid()), account.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    letters::restored(&tx, (app, visitor), &account, (&old, contacts)).await?;
    tx.commit().await?;
    Ok(Restored::Done(device))
}

async fn spend(tx: &impl ConnectionTrait, undo: &Model, now: Moment) -> Result<bool, DbErr> {
    let spent = Entity::update_many()
        .col_expr(Column::ConsumedAt, Expr::value(now))
        .filter(COLUMN.token_hash.eq(undo.token_hash.as_str()))
        .filter(COLUMN.consumed_at.is_null())
        .filter(COLUMN.superseded_at.is_null())
        .filter(COLUMN.expires_at.gt(now))
        .exec(tx)
        .await?;
    Ok(spent.rows_affected == 1)
}

/// Of a chain of changes, who undoes one undoes those after it: an address that was only passed
/// through may not take the account back.
async fn supersede_later(
    tx: &impl ConnectionTrait,
    undo: &Model,
    now: Moment,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::SupersededAt, Expr::value(now))
        .filter(COLUMN.account_id.eq(undo.account_id))
        .filter(COLUMN.created_at.gte(undo.created_at))
        .filter(COLUMN.consumed_at.is_null())
        .filter(COLUMN.superseded_at.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Makes every way back of everybody worthless.
pub async fn supersede_everybodys(tx: &impl ConnectionTrait, now: Moment) -> Result<(), DbErr> {
    let links = Entity::update_many().col_expr(Column::SupersededAt, Expr::value(now));
    let unused = links.filter(COLUMN.consumed_at.is_null());
    unused.filter(COLUMN.superseded_at.is_null()).exec(tx).await.map(drop)
}

/// Makes every way back of an account worthless.
pub async fn supersede_all(
    tx: &impl ConnectionTrait,
    account: AccountId,
    now: Moment,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::SupersededAt, Expr::value(now))
        .filter(COLUMN.account_id.eq(account))
        .filter(COLUMN.consumed_at.is_null())
        .filter(COLUMN.superseded_at.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Removes the ways back of an account that is closed.
pub async fn forget_all(tx: &impl ConnectionTrait, account: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(COLUMN.account_id.eq(account)).exec(tx).await?;
    Ok(())
}

/// Those of an account, for its holder's own copy.
pub async fn of_account(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<Model>, DbErr> {
    let own = Entity::find().filter(COLUMN.account_id.eq(account));
    own.order_by_asc(COLUMN.created_at).all(db).await
}

/// Removes links that had expired by then, used or not.
pub async fn sweep(tx: &impl ConnectionTrait, before: Moment) -> Result<u64, DbErr> {
    let expired = Entity::delete_many().filter(COLUMN.expires_at.lte(before));
    Ok(expired.exec(tx).await?.rows_affected)
}

//! A change under way: the new address is in the row of its link, and never changes there.

use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use super::{letters, undo};
use crate::accounts::account::{self, Account, AccountId};
use crate::accounts::email::Email;
use crate::accounts::password_reset;
use crate::accounts::sign_in::{SignedIn, session};
use crate::accounts::step_up::Fresh;
use crate::audit::{self, Event, Kind};
use crate::clock::Moment;
use crate::database;
use crate::guard::Token;
use crate::mail::{self, Allowance};
use crate::web::{App, CookieKind, Visitor};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "email_change")]
pub struct Model {
    /// The token itself is only ever in the mail.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub account_id: AccountId,
    pub old_email: String,
    pub new_email: String,
    /// The account's epoch when it was asked for: any recovery since makes it worthless.
    pub epoch: i64,
    pub created_at: Moment,
    pub expires_at: Moment,
    pub consumed_at: Option<Moment>,
    pub superseded_at: Option<Moment>,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    pub account: BelongsTo<account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What came of asking.
pub enum Asked {
    /// A letter has gone to that address, whoever reads it.
    Mailed,
    SameAddress,
    Wait {
        until: Moment,
    },
}

/// What a followed link turns out to be, for whoever is signed in.
pub enum Followed {
    Fresh(Box<ChangeProof>),
    Expired(Moment),
    Used,
    /// Another change was asked for since, or the account was recovered.
    Superseded,
    /// A link of another account, or of none.
    Unknown,
}

/// Proof that the holder of an account, signed in, followed the link that reached the new address.
pub struct ChangeProof {
    change: Model,
}

impl ChangeProof {
    pub fn old_email(&self) -> &str {
        &self.change.old_email
    }

    pub fn new_email(&self) -> &str {
        &self.change.new_email
    }
}

/// What came of confirming.
pub enum Confirmed {
    Changed,
    /// Somebody else has an account at that address meanwhile.
    Taken,
    /// Another tab, a recovery or the clock was faster.
    Late,
}

/// Mails a link to the new address. When another account has it, its holder is told so instead:
/// nothing on the screen, in the database or in time says which it was.
pub async fn ask(app: &App, visitor: &Visitor, fresh: &Fresh, new: &Email) -> Result<Asked, DbErr> {
    let (tx, person) = (app.db.begin().await?, fresh.person());
    let account = Account::known(&tx, person.account_id()).await?;
    if account.email == new.as_str() {
        return Ok(Asked::SameAddress);
    }
    let by = mail::Asked::EmailChange { account: account.id.uuid(), address: new.as_str() };
    let asked = (&*visitor.counted_ip(), by);
    match mail::allowance(&tx, &app.settings, asked, visitor.now).await? {
        Allowance::Granted => {}
        Allowance::Wait { until } => return Ok(Asked::Wait { until }),
    }
    supersede_all(&tx, account.id, visitor.now).await?;
    let token = Token::fresh();
    insert(&tx, (app, visitor), &account, (&token, new)).await?;
    match Account::at(&tx, new).await? {
        Some(holder) => letters::taken(&tx, (app, visitor), &holder).await?,
        None => letters::prove(&tx, (app, visitor), &account, (&token, new)).await?,
    }
    letters::asked(&tx, (app, visitor), &account, new).await?;
    let event = Event::done(Kind::EmailChangeAsked, person.actor(), account.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await?;
    Ok(Asked::Mailed)
}

async fn insert(
    tx: &impl ConnectionTrait,
    (app, visitor): (&App, &Visitor),
    account: &Account,
    (token, new): (&Token, &Email),
) -> Result<(), DbErr> {
    let row = ActiveModel {
        token_hash: Set(token.hash().as_str().to_owned()),
        account_id: Set(account.id),
        old_email: Set(account.email.clone()),
        new_email: Set(new.as_str().to_owned()),
        epoch: Set(account.security_epoch),
        created_at: Set(visitor.now),
        expires_at: Set(visitor.now + app.settings.email.link),
        consumed_at: Set(None),
        superseded_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The change that waits for its link to be followed.
pub async fn waiting(
    db: &impl ConnectionTrait,
    person: &SignedIn,
    now: Moment,
) -> Result<Option<Model>, DbErr> {
    let account = Account::known(db, person.account_id()).await?;
    let live = Entity::find()
        .filter(COLUMN.account_id.eq(account.id))
        .filter(COLUMN.epoch.eq(account.security_epoch))
        .filter(COLUMN.consumed_at.is_null())
        .filter(COLUMN.superseded_at.is_null())
        .filter(COLUMN.expires_at.gt(now));
    live.order_by_desc(COLUMN.created_at).one(db).await
}

/// Gives a change up: its link is dead.
pub async fn cancel(app: &App, visitor: &Visitor, person: &SignedIn) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    supersede_all(&tx, person.account_id(), visitor.now).await?;
    tx.commit().await
}

/// The link in this browser, as far as it is this person's.
pub async fn follow(app: &App, visitor: &Visitor, person: &SignedIn) -> Result<Followed, DbErr> {
    let db = app.db.reader();
    let Some(token) = visitor.cookies.token(CookieKind::EmailLink) else {
        return Ok(Followed::Unknown);
    };
    let found = Entity::find_by_id(token.hash().as_str()).one(db).await?;
    let own = found.filter(|change| change.account_id == person.account_id());
    let Some(change) = own else { return Ok(Followed::Unknown) };
    let account = Account::known(db, change.account_id).await?;
    Ok(match () {
        () if change.consumed_at.is_some() => Followed::Used,
        () if change.superseded_at.is_some() => Followed::Superseded,
        () if change.epoch != account.security_epoch => Followed::Superseded,
        () if change.expires_at <= visitor.now => Followed::Expired(change.expires_at),
        () => Followed::Fresh(Box::new(ChangeProof { change })),
    })
}

/// Spends the link and changes the address, both or neither. Every session ends, this one too, and
/// what was mailed before is worth nothing; the old address gets the way back, if it was the account's
/// for long enough.
pub async fn confirm(
    app: &App,
    visitor: &Visitor,
    person: &SignedIn,
    proof: &ChangeProof,
) -> Result<Confirmed, DbErr> {
    let (change, now) = (&proof.change, visitor.now);
    let Some(new) = Email::parse(&change.new_email) else { return Ok(Confirmed::Late) };
    let tx = app.db.begin().await?;
    if Account::at(&tx, &new).await?.is_some() {
        return Ok(Confirmed::Taken);
    }
    if !spend(&tx, change, now).await? {
        return Ok(Confirmed::Late);
    }
    let account = Account::known(&tx, person.account_id()).await?;
    let comes_back = undo::is_home(&tx, (account.id, &new), now).await?;
    let moved_at = (!comes_back).then_some(now);
    match account.move_to(&tx, (&new, moved_at), (&change.old_email, change.epoch)).await {
        Ok(true) => {}
        Ok(false) => return Ok(Confirmed::Late),
        Err(error) if database::is_duplicate(&error) => return Ok(Confirmed::Taken),
        Err(error) => return Err(error),
    }
    session::end_all(&tx, account.id, None).await?;
    password_reset::supersede_all(&tx, account.id, now).await?;
    supersede_all(&tx, account.id, now).await?;
    let undo = undo::issue(&tx, (app, visitor), &account, &new).await?;
    let event = Event::done(Kind::EmailChanged, person.actor(), account.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    letters::changed(&tx, (app, visitor), &account, (undo.as_ref(), &new)).await?;
    tx.commit().await?;
    Ok(Confirmed::Changed)
}

async fn spend(tx: &impl ConnectionTrait, change: &Model, now: Moment) -> Result<bool, DbErr> {
    let spent = Entity::update_many()
        .col_expr(Column::ConsumedAt, Expr::value(now))
        .filter(COLUMN.token_hash.eq(change.token_hash.as_str()))
        .filter(COLUMN.consumed_at.is_null())
        .filter(COLUMN.superseded_at.is_null())
        .filter(COLUMN.expires_at.gt(now))
        .exec(tx)
        .await?;
    Ok(spent.rows_affected == 1)
}

/// Makes every change under way worthless.
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

/// Removes every trace of changes of an account that is closed.
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

/// Removes changes that had expired by then, made or not.
pub async fn sweep(tx: &impl ConnectionTrait, before: Moment) -> Result<u64, DbErr> {
    let expired = Entity::delete_many().filter(COLUMN.expires_at.lte(before));
    Ok(expired.exec(tx).await?.rows_affected)
}

//! A reset link: proof, by e-mail, that its bearer may choose a new password.

use sea_orm::ActiveValue::Set;
use sea_orm::Condition;
use sea_orm::entity::prelude::*;

use crate::accounts::account::{self, Account, AccountId};
use crate::accounts::email::Email;
use crate::accounts::factor_loss;
use crate::accounts::known_device::{self, Acquaintance, Browser};
use crate::accounts::notices;
use crate::accounts::passkey;
use crate::accounts::password::NewPassword;
use crate::accounts::sign_in::Arrival;
use crate::accounts::sign_in::session;
use crate::audit::{self, Actor, Event, Kind};
use crate::clock::{Moment, in_words, paris_day_and_time};
use crate::database::Batch;
use crate::guard::{Fault, SecretHash, Token};
use crate::mail::{self, Allowance, Asked, Button, Letter, outbox};
use crate::web::{App, CookieKind, Visitor};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reset_link")]
pub struct Model {
    /// The token itself is only ever in the mail.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub account_id: AccountId,
    /// Where it was sent: the account's own address, whatever was typed.
    pub email: String,
    /// The account's epoch when it was sent; any recovery since makes it worthless.
    pub epoch: i64,
    pub created_at: Moment,
    pub expires_at: Moment,
    pub consumed_at: Option<Moment>,
    pub superseded_at: Option<Moment>,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    pub account: BelongsTo<account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What a followed link turns out to be.
pub enum Followed {
    Fresh(Box<ResetProof>),
    Expired(Moment),
    Used,
    /// Another link was asked for since, or the account was recovered otherwise.
    Superseded,
    Unknown,
}

/// Proof that this browser followed a reset link that is still good.
pub struct ResetProof {
    link: Model,
    account: Account,
}

impl ResetProof {
    pub fn account(&self) -> &Account {
        &self.account
    }
}

/// Mails a link to the account at this address; does nothing, silently, when there is none.
///
/// Mail is counted by the address that was typed, known or not, so that nobody learns which; apart
/// on a browser that the account knows, whose owner nobody can keep from recovering it.
pub async fn send(app: &App, visitor: &Visitor, email: &Email) -> Result<Allowance, DbErr> {
    let tx = app.db.begin().await?;
    if let Allowance::Wait { until } = granted(&tx, app, visitor, email).await? {
        return Ok(Allowance::Wait { until });
    }
    let event = Event::done(Kind::ResetAsked, Actor::Anyone, "");
    if let Some(account) = Account::at(&tx, email).await? {
        let event = Event { subject: account.id.to_string(), ..event };
        audit::record(&tx, &visitor.origin(), event).await?;
        post(&tx, app, visitor, &account).await?;
    } else {
        audit::record(&tx, &visitor.origin(), event).await?;
        remind(&tx, app, visitor, email).await?;
    }
    tx.commit().await?;
    Ok(Allowance::Granted)
}

async fn granted(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    email: &Email,
) -> Result<Allowance, DbErr> {
    let address = email.as_str();
    let device = visitor.device();
    let known = Arrival::of(tx, email.clone(), device.as_ref()).await?.acquaintance;
    let device = device.filter(|_| known == Acquaintance::Known).map(|device| device.hash());
    let asked = match device.as_ref() {
        Some(device) => Asked::ResetByKnown { address, device: device.as_str() },
        None => Asked::Reset { address },
    };
    mail::allowance(tx, &app.settings, (&*visitor.counted_ip(), asked), visitor.now).await
}

async fn post(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    account: &Account,
) -> Result<(), DbErr> {
    supersede_all(tx, account.id, visitor.now).await?;
    let token = Token::fresh();
    let lifetime = app.settings.reset.link;
    let row = ActiveModel {
        token_hash: Set(token.hash().as_str().to_owned()),
        account_id: Set(account.id),
        email: Set(account.email.clone()),
        epoch: Set(account.security_epoch),
        created_at: Set(visitor.now),
        expires_at: Set(visitor.now + lifetime),
        consumed_at: Set(None),
        superseded_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    let texts = account.lang().texts();
    let mut letter = notices::letter_to(app, account, texts.mail_reset_subject(app.name()));
    letter.paragraphs =
        vec![texts.mail_reset_body_1(notices::when(visitor, account)), texts.mail_reset_body_2()];
    let url = app.address(&format!("/password-reset/link/{}", token.as_str()));
    letter.button = Some(Button { label: texts.mail_reset_button(), url });
    let valid_for = in_words(lifetime, account.lang());
    letter.small_print.insert(0, texts.mail_reset_small(valid_for));
    letter.small_print.insert(1, texts.mail_ignore());
    mail::count_letter(tx, &app.settings, visitor.now).await?;
    outbox::post(tx, mail::Kind::Reset, None, letter, visitor.now).await?;
    Ok(())
}

/// Nobody has an account here, but an activation waits for its mail to be read: says so.
async fn remind(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    email: &Email,
) -> Result<(), DbErr> {
    let since = visitor.now - app.settings.activation.link;
    if !outbox::was_posted(tx, mail::Kind::Activation, email.as_str(), since).await? {
        return Ok(());
    }
    let texts = visitor.texts;
    let letter = Letter {
        to: email.as_str().to_owned(),
        account: None,
        from_name: app.name().to_owned(),
        reply_to: None,
        subject: texts.mail_not_yet_activated_subject(app.name()),
        lang: visitor.lang.code(),
        greeting: Some(texts.mail_greeting()),
        paragraphs: vec![
            texts.mail_not_yet_activated_body_1(paris_day_and_time(visitor.now, visitor.lang)),
            texts.mail_not_yet_activated_body_2(),
        ],
        button: Some(Button {
            label: texts.mail_not_yet_activated_button(),
            url: app.address("/activation"),
        }),
        small_print: vec![texts.mail_not_yet_activated_small(), texts.mail_ignore()],
        stop: None,
        signature: vec![app.name().to_owned()],
    };
    mail::count_letter(tx, &app.settings, visitor.now).await?;
    outbox::post(tx, mail::Kind::NotYetActivated, None, letter, visitor.now).await?;
    Ok(())
}

/// Reads the link whose token this browser carries; changes nothing.
pub async fn follow(app: &App, visitor: &Visitor) -> Result<Followed, DbErr> {
    let Some(token) = visitor.cookies.token(CookieKind::ResetLink) else {
        return Ok(Followed::Unknown);
    };
    let found = Entity::find_by_id(token.hash().as_str()).one(app.db.reader()).await?;
    let Some(link) = found else { return Ok(Followed::Unknown) };
    let account = Account::known(app.db.reader(), link.account_id).await?;
    Ok(match () {
        () if link.consumed_at.is_some() => Followed::Used,
        () if link.superseded_at.is_some() => Followed::Superseded,
        () if link.epoch != account.security_epoch => Followed::Superseded,
        () if link.expires_at <= visitor.now => Followed::Expired(link.expires_at),
        () => Followed::Fresh(Box::new(ResetProof { link, account })),
    })
}

/// Spends the link and changes the password, both or neither; every session of the account ends and
/// every device becomes unknown, but for this one, whose token is returned: whoever keeps guessing
/// at the sign-in page cannot keep its holder out. None when the link was spent meanwhile, by
/// another tab.
pub async fn redeem(
    app: &App,
    visitor: &Visitor,
    proof: &ResetProof,
    password: &NewPassword,
) -> Result<Option<Token>, Fault> {
    let hash: SecretHash = app.guard.hash(password.as_str()).await?;
    let tx = app.db.begin().await?;
    let spent = Entity::update_many()
        .col_expr(Column::ConsumedAt, Expr::value(visitor.now))
        .filter(COLUMN.token_hash.eq(proof.link.token_hash.as_str()))
        .filter(COLUMN.consumed_at.is_null())
        .filter(COLUMN.superseded_at.is_null())
        .filter(COLUMN.expires_at.gt(visitor.now))
        .exec(&tx)
        .await?;
    let account = Account::known(&tx, proof.account.id).await?;
    if spent.rows_affected != 1 || account.security_epoch != proof.link.epoch {
        return Ok(None);
    }
    account.recover(&tx, &hash, visitor.now).await?;
    session::end_all(&tx, account.id, None).await?;
    supersede_all(&tx, account.id, visitor.now).await?;
    known_device::forget_all(&tx, account.id).await?;
    passkey::hold(&tx, account.id, visitor.now).await?;
    factor_loss::cancel_open(&tx, (app, visitor), &account).await?;
    let device = visitor.device().unwrap_or_else(Token::fresh);
    let browser = Browser { device: &device, agent: &visitor.agent, signs_in: false };
    let most = app.settings.device.per_account;
    known_device::remember(Batch::of(&tx), &account, browser, most, visitor.now).await?;
    let event = Event::done(Kind::PasswordReset, Actor::Account(account.id.uuid()), account.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    notices::password_reset(&tx, app, visitor, &account).await?;
    tx.commit().await?;
    Ok(Some(device))
}

/// Makes every link of an account worthless.
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

/// Makes every link of everybody worthless.
pub async fn supersede_everybodys(tx: &impl ConnectionTrait, now: Moment) -> Result<(), DbErr> {
    let links = Entity::update_many().col_expr(Column::SupersededAt, Expr::value(now));
    let good = Condition::all().add(COLUMN.consumed_at.is_null());
    let good = good.add(COLUMN.superseded_at.is_null());
    links.filter(good).exec(tx).await.map(drop)
}

/// Removes every link of an account that is closed: each names its address.
pub async fn forget_all(tx: &impl ConnectionTrait, account: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(COLUMN.account_id.eq(account)).exec(tx).await.map(drop)
}

/// Removes links that had expired by then, used or not.
pub async fn sweep(tx: &impl ConnectionTrait, before: Moment) -> Result<u64, DbErr> {
    let expired = Entity::delete_many().filter(COLUMN.expires_at.lte(before));
    Ok(expired.exec(tx).await?.rows_affected)
}

//! The link of an activation mail: proof that its bearer reads the mailbox, and nothing more.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::pending::{ActivationId, Outcome, Pending};
use crate::access::provisional::{Pair, PairId};
use crate::accounts::{Account, AccountId, Email};
use crate::agencies::{Societe, SocieteId};
use crate::clock::Moment;
use crate::contracts::{Contract, Tiers};
use crate::guard::{Token, TokenHash};
use crate::mail::{self, MessageId, outbox};
use crate::web::{App, CookieKind, Visitor};

pub use Model as MailedLink;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "activation_link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub societe_id: SocieteId,
    pub activation_id: ActivationId,
    pub pair_id: PairId,
    /// The pair's generation when the link was made: another one makes it worthless.
    pub pair_generation: i32,
    /// The address it was sent to; it never changes, another address is another link.
    pub email: String,
    pub message_id: MessageId,
    pub created_at: Moment,
    pub expires_at: Moment,
    pub consumed_at: Option<Moment>,
    pub superseded_at: Option<Moment>,
    pub contested_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What a followed link turns out to be.
pub enum Followed {
    Fresh(Box<MailboxProof>),
    Gone(Gone),
}

/// Why a link is of no use any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    Expired(Moment),
    Used,
    Superseded,
    /// Its holder went back to the first step; perhaps no other link was sent since.
    Restarted,
    Contested,
    Unknown,
}

/// Proof that this browser followed a mailed link that is still good.
pub struct MailboxProof {
    link: MailedLink,
    pub pending: Pending,
    pub pair: Pair,
    pub societe: Societe,
    pub tiers: Tiers,
    pub contracts: Vec<Contract>,
    /// Whether the address has an account, which was asked when the link was followed.
    pub has_account: bool,
}

impl MailboxProof {
    /// The address whose mailbox is proven.
    pub fn email(&self) -> &str {
        &self.link.email
    }

    /// What attempts on this link are counted by.
    pub fn key(&self) -> &str {
        &self.link.token_hash
    }
}

pub async fn create(
    tx: &impl ConnectionTrait,
    (pending, pair): (&Pending, &Pair),
    (token, message): (&TokenHash, MessageId),
    (now, expires_at): (Moment, Moment),
) -> Result<(), DbErr> {
    let row = ActiveModel {
        token_hash: Set(token.as_str().to_owned()),
        societe_id: Set(pending.societe_id),
        activation_id: Set(pending.id),
        pair_id: Set(pair.id),
        pair_generation: Set(pair.generation),
        email: Set(pending.email.clone()),
        message_id: Set(message),
        created_at: Set(now),
        expires_at: Set(expires_at),
        consumed_at: Set(None),
        superseded_at: Set(None),
        contested_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Reads the link whose token this browser carries; changes nothing.
pub async fn follow(app: &App, visitor: &Visitor) -> Result<Followed, DbErr> {
    let Some(token) = visitor.cookies.token(CookieKind::ActivationLink) else {
        return Ok(Followed::Gone(Gone::Unknown));
    };
    follow_token(app, &token, visitor.now).await
}

async fn follow_token(app: &App, token: &Token, now: Moment) -> Result<Followed, DbErr> {
    let db = app.db.reader();
    let Some(link) = Entity::find_by_id(token.hash().as_str()).one(db).await? else {
        return Ok(Followed::Gone(Gone::Unknown));
    };
    let pair = Pair::known(db, link.societe_id, link.pair_id).await?;
    let pending = Pending::known(db, link.societe_id, link.activation_id).await?;
    if let Some(gone) = link.gone(&pair, now) {
        let is_restarted = pending.outcome == Some(Outcome::Restarted);
        let gone = if is_restarted && gone == Gone::Superseded { Gone::Restarted } else { gone };
        return Ok(Followed::Gone(gone));
    }
    let societe = Societe::known(db, link.societe_id).await?;
    let tiers = Tiers::known(db, link.societe_id, pair.tiers_id).await?;
    let contracts = Contract::of_tiers(db, link.societe_id, pair.tiers_id).await?;
    let has_account = match Email::parse(&link.email) {
        Some(email) => Account::at(db, &email).await?.is_some(),
        None => false,
    };
    let proof = MailboxProof { link, pending, pair, societe, tiers, contracts, has_account };
    Ok(Followed::Fresh(Box::new(proof)))
}

impl MailedLink {
    fn gone(&self, pair: &Pair, now: Moment) -> Option<Gone> {
        let is_same_pair = pair.generation == self.pair_generation && pair.revoked_at.is_none();
        match () {
            () if self.consumed_at.is_some() => Some(Gone::Used),
            () if self.contested_at.is_some() => Some(Gone::Contested),
            () if self.superseded_at.is_some() || !is_same_pair => Some(Gone::Superseded),
            () if pair.consumed_at.is_some() => Some(Gone::Used),
            () if self.expires_at <= now => Some(Gone::Expired(self.expires_at)),
            () => None,
        }
    }
}

/// The société of the link that this browser carries, good or gone: its page speaks in its name.
pub async fn societe_of(app: &App, visitor: &Visitor) -> Result<Option<Societe>, DbErr> {
    let Some(token) = visitor.cookies.token(CookieKind::ActivationLink) else { return Ok(None) };
    match Entity::find_by_id(token.hash().as_str()).one(app.db.reader()).await? {
        Some(link) => Societe::known(app.db.reader(), link.societe_id).await.map(Some),
        None => Ok(None),
    }
}

/// Why a link that was good a moment ago is not any more, if so: another tab was faster.
pub async fn gone_since(
    db: &impl ConnectionTrait,
    proof: &MailboxProof,
    now: Moment,
) -> Result<Option<Gone>, DbErr> {
    let pair = Pair::known(db, proof.pair.societe_id, proof.pair.id).await?;
    let link = Entity::find_by_id(proof.key()).one(db).await?;
    Ok(link.map_or(Some(Gone::Unknown), |link| link.gone(&pair, now)))
}

/// Spends the link: whoever comes second finds it spent. False when it is not good any more.
pub async fn consume(
    tx: &impl ConnectionTrait,
    proof: &MailboxProof,
    now: Moment,
) -> Result<bool, DbErr> {
    let spent = Entity::update_many()
        .col_expr(Column::ConsumedAt, Expr::value(now))
        .filter(COLUMN.token_hash.eq(proof.key()))
        .filter(COLUMN.consumed_at.is_null())
        .filter(COLUMN.superseded_at.is_null())
        .filter(COLUMN.contested_at.is_null())
        .filter(COLUMN.expires_at.gt(now))
        .exec(tx)
        .await?;
    Ok(spent.rows_affected == 1)
}

/// « Ce n'est pas moi »: the link dies at the word of the mailbox's reader.
pub async fn contest(
    tx: &impl ConnectionTrait,
    proof: &MailboxProof,
    now: Moment,
) -> Result<bool, DbErr> {
    let contested = Entity::update_many()
        .col_expr(Column::ContestedAt, Expr::value(now))
        .filter(COLUMN.token_hash.eq(proof.key()))
        .filter(COLUMN.consumed_at.is_null())
        .filter(COLUMN.contested_at.is_null())
        .exec(tx)
        .await?;
    Ok(contested.rows_affected == 1)
}

/// The mailbox that this link's mails reached is an account's from now on, and so are their traces.
pub async fn is_of_account(
    tx: &impl ConnectionTrait,
    proof: &MailboxProof,
    account: AccountId,
) -> Result<(), DbErr> {
    let same = Entity::find().filter(COLUMN.societe_id.eq(proof.link.societe_id));
    let same = same.filter(COLUMN.activation_id.eq(proof.link.activation_id));
    let letters = same.all(tx).await?.into_iter().map(|link| link.message_id);
    mail::belong_to(tx, letters.collect(), account.uuid()).await
}

/// Kills every link of a pair that is still good, and takes back their mails if they have not left.
pub async fn supersede(tx: &impl ConnectionTrait, pair: &Pair, now: Moment) -> Result<(), DbErr> {
    let dead = Entity::update_many()
        .col_expr(Column::SupersededAt, Expr::value(now))
        .filter(COLUMN.societe_id.eq(pair.societe_id))
        .filter(COLUMN.pair_id.eq(pair.id))
        .filter(COLUMN.consumed_at.is_null())
        .filter(COLUMN.superseded_at.is_null())
        .filter(COLUMN.contested_at.is_null())
        .exec_with_returning(tx)
        .await?;
    for link in dead {
        outbox::withdraw(tx, link.message_id, now).await?;
    }
    Ok(())
}

/// The last link mailed for an activation: when, and by which message.
pub async fn last(
    db: &impl ConnectionTrait,
    pending: &Pending,
) -> Result<Option<MailedLink>, DbErr> {
    use sea_orm::QueryOrder;
    Entity::find()
        .filter(COLUMN.societe_id.eq(pending.societe_id))
        .filter(COLUMN.activation_id.eq(pending.id))
        .order_by_desc(COLUMN.created_at)
        .one(db)
        .await
}

/// How many links were mailed for an activation: more than one after « Renvoyer ».
pub async fn count(db: &impl ConnectionTrait, pending: &Pending) -> Result<u64, DbErr> {
    Entity::find()
        .filter(COLUMN.societe_id.eq(pending.societe_id))
        .filter(COLUMN.activation_id.eq(pending.id))
        .count(db)
        .await
}

//! The link of the mail to the address on file: proof that its bearer reads that mailbox, and which
//! access they may contest.
//!
//! It is bound to one link between an account and a tiers, and dies with it: by its use, by the
//! detachment or the dissociation of that link, or by its age. « Rétablir » does not kill it. What
//! the agency restores is a suspension: after a contestation the token is used up already, so that
//! the agency has the last word; and an agency that suspended and restored for reasons of its own
//! did not answer the question that the mail asks. Nor does another address on file: software that
//! keeps it in step with accounts would put the intruder's there.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use crate::access::link::{self, Link, LinkId};
use crate::accounts::Email;
use crate::agencies::{Societe, SocieteId};
use crate::clock::Moment;
use crate::contracts::Tiers;
use crate::guard::Token;
use crate::web::{App, CookieKind, Visitor};

pub use Model as MailedLink;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contestation_link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub societe_id: SocieteId,
    pub link_id: LinkId,
    /// The address that got the access, as the mail shows it: `c…@exemple.fr`.
    pub masked: String,
    pub created_at: Moment,
    pub expires_at: Moment,
    pub consumed_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What a followed link turns out to be.
pub enum Followed {
    Fresh(Box<OnFileProof>),
    Gone(Gone),
}

/// Why a link is of no use any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    Used,
    Expired(Moment),
    /// The access that it is about ended meanwhile.
    Over,
    Unknown,
}

/// Proof that this browser followed a good link, mailed to the address that the agency had on file.
pub struct OnFileProof {
    mailed: MailedLink,
    pub link: Link,
    pub societe: Societe,
    pub tiers: Tiers,
}

impl OnFileProof {
    /// The address that got the access, masked.
    pub fn masked(&self) -> &str {
        &self.mailed.masked
    }

    /// When it got it.
    pub fn activated_at(&self) -> Moment {
        self.link.linked_at
    }
}

/// Makes the link of a mail to the address on file, which lives for so long: its address on our site.
pub async fn offer(
    tx: &impl ConnectionTrait,
    app: &App,
    (societe, link, chosen): (SocieteId, LinkId, &Email),
    now: Moment,
) -> Result<String, DbErr> {
    let token = Token::fresh();
    let row = ActiveModel {
        token_hash: Set(token.hash().into()),
        societe_id: Set(societe),
        link_id: Set(link),
        masked: Set(chosen.masked()),
        created_at: Set(now),
        expires_at: Set(now + app.settings.contestation.link),
        consumed_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(app.address(&format!("/contestation/link/{}", token.as_str())))
}

/// Reads the link whose token this browser carries; changes nothing.
pub async fn follow(app: &App, visitor: &Visitor) -> Result<Followed, DbErr> {
    let db = app.db.reader();
    let Some(mailed) = carried(app, visitor).await? else {
        return Ok(Followed::Gone(Gone::Unknown));
    };
    let link = link::known(db, mailed.societe_id, mailed.link_id).await?;
    if let Some(gone) = mailed.gone(&link, visitor.now) {
        return Ok(Followed::Gone(gone));
    }
    let societe = Societe::known(db, mailed.societe_id).await?;
    let tiers = Tiers::known(db, mailed.societe_id, link.tiers_id).await?;
    Ok(Followed::Fresh(Box::new(OnFileProof { mailed, link, societe, tiers })))
}

/// The société of the link that this browser carries, good or gone: its page speaks in its name.
pub async fn societe_of(app: &App, visitor: &Visitor) -> Result<Option<Societe>, DbErr> {
    match carried(app, visitor).await? {
        Some(mailed) => Societe::known(app.db.reader(), mailed.societe_id).await.map(Some),
        None => Ok(None),
    }
}

async fn carried(app: &App, visitor: &Visitor) -> Result<Option<MailedLink>, DbErr> {
    let Some(token) = visitor.cookies.token(CookieKind::ContestationLink) else { return Ok(None) };
    Entity::find_by_id(token.hash().as_str()).one(app.db.reader()).await
}

impl MailedLink {
    fn gone(&self, link: &Link, now: Moment) -> Option<Gone> {
        match () {
            () if self.consumed_at.is_some() => Some(Gone::Used),
            () if link.ended_at.is_some() => Some(Gone::Over),
            () if self.expires_at <= now => Some(Gone::Expired(self.expires_at)),
            () => None,
        }
    }
}

/// Spends the link: whoever comes second finds it spent. False when it is not good any more.
pub async fn consume(
    tx: &impl ConnectionTrait,
    proof: &OnFileProof,
    now: Moment,
) -> Result<bool, DbErr> {
    let spent = Entity::update_many()
        .col_expr(Column::ConsumedAt, Expr::value(now))
        .filter(COLUMN.token_hash.eq(proof.mailed.token_hash.as_str()))
        .filter(COLUMN.consumed_at.is_null())
        .filter(COLUMN.expires_at.gt(now))
        .exec(tx)
        .await?;
    Ok(spent.rows_affected == 1)
}

/// Ends the time of every link that is still good.
pub async fn end_everybodys(tx: &impl ConnectionTrait, now: Moment) -> Result<(), DbErr> {
    let links = Entity::update_many().col_expr(Column::ExpiresAt, Expr::value(now));
    let unused = links.filter(COLUMN.consumed_at.is_null());
    unused.filter(COLUMN.expires_at.gt(now)).exec(tx).await.map(drop)
}

/// Removes links that had expired by then, used or not.
pub async fn sweep(tx: &impl ConnectionTrait, before: Moment) -> Result<u64, DbErr> {
    let expired = Entity::delete_many().filter(COLUMN.expires_at.lte(before));
    Ok(expired.exec(tx).await?.rows_affected)
}

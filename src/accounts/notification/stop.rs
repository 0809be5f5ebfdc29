//! The links by which one mail turns its own kind off, without signing in (RFC 8058). They do nothing
//! else, so they live as long as anybody may read an old mail.

use std::time::Duration;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::row::{self, Kind};
use crate::accounts::AccountId;
use crate::audit::{self, Actor, Event};
use crate::clock::Moment;
use crate::guard::Token;
use crate::web::{App, Visitor};

/// How long a link turns its kind off.
pub const KEPT: Duration = Duration::from_hours(90 * 24);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notification_stop")]
pub struct Model {
    /// The token itself is only ever in the mail.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub account_id: AccountId,
    pub kind: Kind,
    pub created_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

/// The address of a fresh link, for one mail of this kind.
pub async fn link(
    tx: &impl ConnectionTrait,
    app: &App,
    (account, kind): (AccountId, Kind),
    now: Moment,
) -> Result<String, DbErr> {
    let token = Token::fresh();
    let row = ActiveModel {
        token_hash: Set(token.hash().into()),
        account_id: Set(account),
        kind: Set(kind),
        created_at: Set(now),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(app.address(&format!("/notifications/stop/{}", token.as_str())))
}

/// Which kind this link turns off; none when it is not known any more.
pub async fn known(db: &impl ConnectionTrait, token: &Token) -> Result<Option<Kind>, DbErr> {
    let found = Entity::find_by_id(token.hash().as_str()).one(db).await?;
    Ok(found.map(|link| link.kind))
}

/// Turns the kind of this link off, however often it is asked: which one.
pub async fn stop(app: &App, visitor: &Visitor, token: &Token) -> Result<Option<Kind>, DbErr> {
    let tx = app.db.begin().await?;
    let Some(link) = Entity::find_by_id(token.hash().as_str()).one(&tx).await? else {
        return Ok(None);
    };
    row::choose(&tx, (link.account_id, link.kind), false, visitor.now).await?;
    // Whoever reads the mailbox; whether it is the holder, nobody asked.
    let event = Event::done(audit::Kind::NotificationsChosen, Actor::Anyone, link.account_id);
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await?;
    Ok(Some(link.kind))
}

pub(super) async fn forget_all(tx: &impl ConnectionTrait, account: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(COLUMN.account_id.eq(account)).exec(tx).await.map(drop)
}

/// Removes links that are too old to be followed.
pub async fn sweep(tx: &impl ConnectionTrait, now: Moment) -> Result<u64, DbErr> {
    let old = Entity::delete_many().filter(COLUMN.created_at.lte(now - KEPT));
    Ok(old.exec(tx).await?.rows_affected)
}

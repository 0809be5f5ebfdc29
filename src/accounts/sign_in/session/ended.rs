//! How sessions end: at their holder's word, with others, or by themselves.

use std::time::Duration;

use sea_orm::ExprTrait;
use sea_orm::entity::prelude::*;

use super::row::{COLUMN, Entity, idle_end};
use crate::accounts::account::AccountId;
use crate::audit::{self, Actor, Event, Kind};
use crate::clock::Moment;
use crate::guard::Token;
use crate::web::{App, Visitor};

/// An idle session is kept so much longer: whoever comes back is told why it ended.
const TOLD_FOR: Duration = Duration::from_hours(1);

/// Signs out: ends the session and writes it down.
pub async fn sign_out(app: &App, visitor: &Visitor, token: &Token) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    if let Some(account) = end(&tx, token).await? {
        let event = Event::done(Kind::SignOut, Actor::Account(account.uuid()), account);
        audit::record(&tx, &visitor.origin(), event).await?;
    }
    tx.commit().await
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

/// Removes sessions that ended by themselves: their last hour came, or nothing was done for as long
/// as they may stay idle.
pub async fn sweep(tx: &impl ConnectionTrait, now: Moment) -> Result<u64, DbErr> {
    let is_over = COLUMN.ends_at.lte(now).or(idle_end().lte(now - TOLD_FOR));
    Ok(Entity::delete_many().filter(is_over).exec(tx).await?.rows_affected)
}

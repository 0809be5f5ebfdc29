//! Somebody's own sessions, as the list of their devices shows them.

use std::time::Duration;

use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use super::row::{COLUMN, Entity, Model, SessionId};
use crate::accounts::account::Account;
use crate::accounts::sign_in::SignedIn;
use crate::clock::Moment;

/// One of them, without its token's hash.
pub struct MySession {
    pub id: SessionId,
    pub agent: String,
    pub network: String,
    pub last_seen_at: Moment,
    /// Until when, at most, it goes on.
    pub ends_at: Moment,
    /// How long it lives without activity.
    pub idle: Duration,
    /// The one that asks.
    pub is_this: bool,
}

/// Every session of this person that lives: the one that asks, then the last used first.
pub async fn mine(
    db: &impl ConnectionTrait,
    person: &SignedIn,
    now: Moment,
) -> Result<Vec<MySession>, DbErr> {
    let epoch = Account::known(db, person.account_id()).await?.security_epoch;
    let own = Entity::find().filter(COLUMN.account_id.eq(person.account_id()));
    let own = own.filter(COLUMN.epoch.eq(epoch)).order_by_desc(COLUMN.last_seen_at);
    let own = own.order_by_desc(COLUMN.created_at).all(db).await?;
    let hash = person.token().hash();
    let mut own: Vec<MySession> = own
        .into_iter()
        .filter(|session| session.lives(now))
        .map(|session| MySession {
            is_this: session.token_hash == hash.as_str(),
            id: session.public_id,
            agent: session.agent,
            network: session.network,
            last_seen_at: session.last_seen_at,
            ends_at: session.ends_at,
            idle: Duration::from_millis(u64::try_from(session.idle_millis).unwrap_or(0)),
        })
        .collect();
    own.sort_by_key(|session| !session.is_this);
    Ok(own)
}

/// Ends one session of this person, and says which it was; none when none of theirs has this id.
pub async fn end_mine(
    tx: &impl ConnectionTrait,
    person: &SignedIn,
    id: SessionId,
) -> Result<Option<Model>, DbErr> {
    let own = Entity::find().filter(COLUMN.public_id.eq(id));
    let own = own.filter(COLUMN.account_id.eq(person.account_id())).one(tx).await?;
    let Some(session) = own else { return Ok(None) };
    let ended = Entity::delete_by_id(session.token_hash.as_str()).exec(tx).await?;
    Ok((ended.rows_affected == 1).then_some(session))
}

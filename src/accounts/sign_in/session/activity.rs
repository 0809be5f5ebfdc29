//! What is noted of a session while it is used.

use std::time::Duration;

use sea_orm::entity::prelude::*;

use super::live::Live;
use super::row::{COLUMN, Column, Entity};
use crate::accounts::account::Account;
use crate::clock::Moment;
use crate::guard::Token;
use crate::web::App;

/// Activity is written down at most this often: a page need not cost a write.
const NOTED_EVERY: Duration = Duration::from_mins(1);

/// Notes that the session was used, now and then: every page calls it.
pub async fn note_activity(app: &App, token: &Token, live: &mut Live) -> Result<(), DbErr> {
    let now = app.clock.now();
    // A life of two minutes would else seem half as long.
    if now.since(live.last_seen_at) < NOTED_EVERY.min(live.idle() / 4) {
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

/// The session goes on under a new token and in the account's present epoch: for the browser whose
/// own act raised it.
pub async fn carry_on(
    tx: &impl ConnectionTrait,
    token: &Token,
    account: &Account,
) -> Result<Token, DbErr> {
    let fresh = Token::fresh();
    Entity::update_many()
        .col_expr(Column::TokenHash, Expr::value(fresh.hash().as_str()))
        .col_expr(Column::Epoch, Expr::value(account.security_epoch))
        .filter(COLUMN.token_hash.eq(token.hash().as_str()))
        .exec(tx)
        .await?;
    Ok(fresh)
}

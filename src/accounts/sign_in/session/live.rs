//! What a session's token turns out to be, in one read.

use std::time::Duration;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ExprTrait, FromQueryResult, QueryResult};

use super::row::{Column, Entity};
use crate::accounts::account::{self, AccountId};
use crate::clock::Moment;
use crate::guard::Token;

/// What a session's token turns out to be.
pub enum Found {
    Live(Live),
    /// Nothing was done for as long as the session may stay idle.
    Idle,
    /// Ended otherwise: its time is over, its holder left, the password changed.
    Over,
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
    pub(super) last_seen_at: Moment,
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

/// The question for the session behind a token's hash and its account, for others to join more to.
pub fn question(hash: impl Into<Expr>) -> SelectStatement {
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
        .and_where(Expr::col((Entity, Column::TokenHash)).eq(hash.into()))
        .to_owned()
}

/// Whose session it is, within another question: what that one tells may only be shown once the
/// session was judged.
pub fn account_behind(hash: Expr) -> Expr {
    let mut account = Query::select();
    account
        .column((Entity, Column::AccountId))
        .from(Entity)
        .and_where(Expr::col((Entity, Column::TokenHash)).eq(hash));
    account.into()
}

/// What the first row of such a question says of the session.
pub fn judge(row: Option<&QueryResult>, now: Moment) -> Result<Found, DbErr> {
    let live = row.map(|row| Live::from_query_result(row, "")).transpose()?;
    Ok(match live {
        Some(live) if !live.is_over(now) => Found::Live(live),
        Some(live) if live.is_idle(now) => Found::Idle,
        _ => Found::Over,
    })
}

/// The session behind a token.
pub async fn find(db: &impl ConnectionTrait, token: &Token, now: Moment) -> Result<Found, DbErr> {
    judge(db.query_one(&question(token.hash().as_str())).await?.as_ref(), now)
}

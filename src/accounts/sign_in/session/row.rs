//! The row of a session.

use std::time::Duration;

use sea_orm::ExprTrait;
use sea_orm::entity::prelude::*;

use crate::accounts::account::{self, AccountId};
use crate::clock::Moment;

crate::id!(SessionId);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// The token itself is only ever in the browser.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    /// What its holder calls it by on the list of their devices: neither secret nor a key.
    #[sea_orm(unique)]
    pub public_id: SessionId,
    pub account_id: AccountId,
    /// The account's epoch when the session was opened; another one ends it.
    pub epoch: i64,
    pub agent: String,
    pub network: String,
    /// Its known browser, which is forgotten when it is disconnected; none of sessions from before.
    pub device_hash: Option<String>,
    /// How long it lives without activity, in milliseconds.
    pub idle_millis: i64,
    pub created_at: Moment,
    /// When a secret was last typed: what a step-up is measured from.
    pub authenticated_at: Moment,
    pub last_seen_at: Moment,
    /// The end that no activity puts off.
    pub ends_at: Moment,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    pub account: BelongsTo<account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Whether time has ended none of these sessions, asked of the database.
pub(super) fn is_alive(now: Expr) -> Expr {
    Expr::col(Column::EndsAt).gt(now.clone()).and(idle_end().gt(now))
}

/// When a session ends if nothing more is done.
pub(super) fn idle_end() -> Expr {
    Expr::col(Column::LastSeenAt).add(Expr::col(Column::IdleMillis))
}

impl Model {
    /// Whether time has not ended it; another epoch of the account may have.
    pub(super) fn lives(&self, now: Moment) -> bool {
        let idle = Duration::from_millis(u64::try_from(self.idle_millis).unwrap_or(0));
        now < Ord::min(self.last_seen_at + idle, self.ends_at)
    }
}

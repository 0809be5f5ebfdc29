//! A known device: a browser on which an account already signed in.
//!
//! It has its own count of attempts, so that strangers cannot lock the owner out, and its sign-ins
//! are not announced.

use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use super::account::{Account, AccountId};
use crate::clock::Moment;
use crate::guard::Token;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "known_device")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub agent: String,
    pub created_at: Moment,
    pub last_seen_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

/// Whether this account already signed in with this browser.
pub async fn is_known(
    db: &impl ConnectionTrait,
    account: &Account,
    device: Option<&Token>,
) -> Result<bool, DbErr> {
    let Some(device) = device else { return Ok(false) };
    let key = (account.id, device.hash().as_str().to_owned());
    Ok(Entity::find_by_id(key).one(db).await?.is_some())
}

/// How well an account knows the browser that signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acquaintance {
    Known,
    /// The very first: there is nothing to compare it with.
    First,
    /// Worth a notice.
    New,
}

/// Notes that this browser is now known, forgets the oldest beyond `most`, and says how well it was
/// known before.
pub async fn remember(
    tx: &impl ConnectionTrait,
    account: &Account,
    (device, agent): (&Token, &str),
    most: u64,
    now: Moment,
) -> Result<Acquaintance, DbErr> {
    let own = Entity::find().filter(COLUMN.account_id.eq(account.id));
    let own = own.order_by_desc(COLUMN.last_seen_at).all(tx).await?;
    let hash = device.hash();
    let row = ActiveModel {
        account_id: Set(account.id),
        token_hash: Set(hash.as_str().to_owned()),
        agent: Set(agent.to_owned()),
        created_at: Set(now),
        last_seen_at: Set(now),
    };
    let seen_again = OnConflict::columns([Column::AccountId, Column::TokenHash])
        .update_column(Column::LastSeenAt)
        .to_owned();
    Entity::insert(row).on_conflict(seen_again).exec_without_returning(tx).await?;
    if own.iter().any(|one| one.token_hash == hash.as_str()) {
        return Ok(Acquaintance::Known);
    }
    let acquaintance = if own.is_empty() { Acquaintance::First } else { Acquaintance::New };
    let kept = usize::try_from(most).unwrap_or(usize::MAX).saturating_sub(1);
    for oldest in own.into_iter().skip(kept) {
        oldest.delete(tx).await?;
    }
    Ok(acquaintance)
}
/// Forgets every browser of an account: after a recovery nobody knows whose they were.
pub async fn forget_all(tx: &impl ConnectionTrait, account: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(COLUMN.account_id.eq(account)).exec(tx).await?;
    Ok(())
}

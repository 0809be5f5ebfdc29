//! A known device: a browser on which an account already signed in.
//!
//! It has its own count of attempts, so that strangers cannot lock the owner out, and its sign-ins
//! are not announced.

use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;

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

/// Notes that this browser is now known, and forgets the oldest beyond `most`.
pub async fn remember(
    tx: &impl ConnectionTrait,
    account: &Account,
    (device, agent): (&Token, &str),
    most: u64,
    now: Moment,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        account_id: Set(account.id),
        token_hash: Set(device.hash().as_str().to_owned()),
        agent: Set(agent.to_owned()),
        created_at: Set(now),
        last_seen_at: Set(now),
    };
    let seen_again =
        sea_orm::sea_query::OnConflict::columns([Column::AccountId, Column::TokenHash])
            .update_column(Column::LastSeenAt)
            .to_owned();
    Entity::insert(row).on_conflict(seen_again).exec_without_returning(tx).await?;
    let own = Entity::find().filter(COLUMN.account_id.eq(account.id));
    let extra = own.order_by_desc(COLUMN.last_seen_at).offset(most).limit(most).all(tx).await?;
    for device in extra {
        device.delete(tx).await?;
    }
    Ok(())
}

/// Forgets every browser of an account: after a recovery nobody knows whose they were.
pub async fn forget_all(tx: &impl ConnectionTrait, account: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(COLUMN.account_id.eq(account)).exec(tx).await?;
    Ok(())
}

/// Whether a sign-in with this browser is worth a notice: it is unknown, and not the very first.
pub async fn is_new(
    db: &impl ConnectionTrait,
    account: &Account,
    device: Option<&Token>,
) -> Result<bool, DbErr> {
    if is_known(db, account, device).await? {
        return Ok(false);
    }
    let any = Entity::find().filter(COLUMN.account_id.eq(account.id)).one(db).await?;
    Ok(any.is_some())
}

//! After a recovery nobody knows who made the keys: none opens alone until their holder, who signed
//! in with the new password, has looked through them.

use sea_orm::entity::prelude::*;

use super::row;
use crate::accounts::account::{self, Account, AccountId};
use crate::clock::Moment;

/// Keeps the keys of an account from opening alone, if it has any.
pub async fn hold(tx: &impl ConnectionTrait, id: AccountId, now: Moment) -> Result<(), DbErr> {
    if row::of_account(tx, id).await?.is_empty() {
        return Ok(());
    }
    write(tx, id, Some(now)).await
}

/// Their holder knows them all.
pub async fn release(tx: &impl ConnectionTrait, id: AccountId) -> Result<(), DbErr> {
    write(tx, id, None).await
}

async fn write(
    tx: &impl ConnectionTrait,
    id: AccountId,
    since: Option<Moment>,
) -> Result<(), DbErr> {
    account::Entity::update_many()
        .col_expr(account::Column::ReviewSince, Expr::value(since))
        .filter(account::COLUMN.id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

impl Account {
    /// Whether its passkeys wait to be looked through.
    pub fn is_to_review(&self) -> bool {
        self.review_since.is_some()
    }
}

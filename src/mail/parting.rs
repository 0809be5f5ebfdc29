//! Parting: whoever closes their account gets no more letters, and those they got name nobody.

use sea_orm::entity::prelude::*;

use super::outbox::{Column, Entity, MessageId, taken_back};
use crate::clock::Moment;

/// Takes back every letter about this account that still waits, and forgets the address on the traces
/// of those that left: that they did is kept for a while, to whom is not. Whoever else reads the same
/// mailbox keeps theirs.
pub async fn part_with(tx: &impl ConnectionTrait, account: Uuid, now: Moment) -> Result<(), DbErr> {
    taken_back(now).filter(Column::AccountId.eq(account)).exec(tx).await?;
    let traces = Entity::update_many().col_expr(Column::Recipient, Expr::value(""));
    traces.filter(Column::AccountId.eq(account)).exec(tx).await.map(drop)
}

/// From now on these letters are about this account: the mailbox that they reached is its own.
pub async fn belong_to(
    tx: &impl ConnectionTrait,
    letters: Vec<MessageId>,
    account: Uuid,
) -> Result<(), DbErr> {
    let own = Entity::update_many().col_expr(Column::AccountId, Expr::value(account));
    own.filter(Column::Id.is_in(letters)).exec(tx).await.map(drop)
}

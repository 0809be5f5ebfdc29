//! Parting: whoever closes their account gets no more letters, and those they got name nobody.

use sea_orm::entity::prelude::*;

use super::outbox::{Column, Entity, taken_back};
use crate::clock::Moment;

/// Takes back every letter that still waits for this address, and forgets it on the traces of those
/// that left: that they did is kept for a while, to whom is not.
pub async fn part_with(
    tx: &impl ConnectionTrait,
    recipient: &str,
    now: Moment,
) -> Result<(), DbErr> {
    taken_back(now).filter(Column::Recipient.eq(recipient)).exec(tx).await?;
    let traces = Entity::update_many().col_expr(Column::Recipient, Expr::value(""));
    traces.filter(Column::Recipient.eq(recipient)).exec(tx).await.map(drop)
}

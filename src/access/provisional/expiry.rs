//! Pairs whose time is over: the row stays, as links and letters refer to it; its secret goes.

use sea_orm::entity::prelude::*;

use super::pair::{COLUMN, Column, Entity};
use crate::clock::Moment;

/// Forgets the secrets of pairs that had expired by then, used or not.
pub async fn forget_secrets(tx: &impl ConnectionTrait, before: Moment) -> Result<u64, DbErr> {
    let forgotten = Entity::update_many()
        .col_expr(Column::SecretHash, Expr::value(""))
        .filter(COLUMN.expires_at.lte(before))
        // The very words of the index that holds those that have one.
        .filter(Expr::cust("secret_hash <> ''"))
        .exec(tx)
        .await?;
    Ok(forgotten.rows_affected)
}

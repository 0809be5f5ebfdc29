//! What is over: mailed links that expired long ago, and the activations that nothing can reach.

use sea_orm::ExprTrait;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;

use super::{mailed_link, pending, ticket};
use crate::clock::Moment;

/// Removes links that had expired by then, used or not, then the activations begun before, finished
/// or not, that neither a link nor a ticket leads to any more: each keeps the hash of a password,
/// which is of no use but to a thief.
pub async fn sweep(tx: &impl ConnectionTrait, before: Moment) -> Result<u64, DbErr> {
    let expired = mailed_link::Column::ExpiresAt.lte(before);
    mailed_link::Entity::delete_many().filter(expired).exec(tx).await?;
    let mut links = Query::select();
    links.expr(Expr::value(1)).from(mailed_link::Entity);
    links.and_where(same(mailed_link::Column::SocieteId, pending::Column::SocieteId));
    links.and_where(same(mailed_link::Column::ActivationId, pending::Column::Id));
    let mut tickets = Query::select();
    tickets.expr(Expr::value(1)).from(ticket::Entity);
    tickets.and_where(same(ticket::Column::SocieteId, pending::Column::SocieteId));
    tickets.and_where(same(ticket::Column::ActivationId, pending::Column::Id));
    let gone = pending::Entity::delete_many()
        .filter(pending::Column::CreatedAt.lte(before))
        .filter(Expr::exists(links).not())
        .filter(Expr::exists(tickets).not());
    Ok(gone.exec(tx).await?.rows_affected)
}

/// Takes the address of an account that is closed out of the activations that are over, and out of
/// their links and tickets: one that still waits is for whoever reads the mailbox.
pub async fn forget_address(tx: &impl ConnectionTrait, email: &str) -> Result<(), DbErr> {
    let mut over = Query::select();
    over.column(pending::Column::Id).from(pending::Entity);
    over.and_where(Expr::col(pending::Column::Email).eq(email));
    over.and_where(Expr::col(pending::Column::ClosedAt).is_not_null());
    mailed_link::Entity::update_many()
        .col_expr(mailed_link::Column::Email, Expr::value(""))
        .filter(mailed_link::Column::Email.eq(email))
        .filter(Expr::col(mailed_link::Column::ActivationId).in_subquery(over.clone()))
        .exec(tx)
        .await?;
    ticket::Entity::delete_many()
        .filter(ticket::Column::Email.eq(email))
        .filter(Expr::col(ticket::Column::ActivationId).in_subquery(over))
        .exec(tx)
        .await?;
    pending::Entity::update_many()
        .col_expr(pending::Column::Email, Expr::value(""))
        .filter(pending::Column::Email.eq(email))
        .filter(pending::Column::ClosedAt.is_not_null())
        .exec(tx)
        .await
        .map(drop)
}

/// After a backup was restored: every ticket, every mailed link and every activation under way ends;
/// how many activations there were.
pub async fn end_everything(tx: &impl ConnectionTrait, now: Moment) -> Result<u64, DbErr> {
    ticket::Entity::delete_many().exec(tx).await?;
    mailed_link::Entity::update_many()
        .col_expr(mailed_link::Column::SupersededAt, Expr::value(now))
        .filter(mailed_link::Column::ConsumedAt.is_null())
        .filter(mailed_link::Column::SupersededAt.is_null())
        .exec(tx)
        .await?;
    let ended = pending::Entity::update_many()
        .col_expr(pending::Column::ClosedAt, Expr::value(now))
        .col_expr(pending::Column::Outcome, Expr::value(pending::Outcome::Withdrawn))
        .col_expr(pending::Column::PasswordHash, Expr::value(""))
        .filter(pending::Column::ClosedAt.is_null())
        .exec(tx)
        .await?;
    Ok(ended.rows_affected)
}

fn same<C: ColumnTrait>(column: C, outer: pending::Column) -> Expr {
    Expr::col(column.as_column_ref()).equals(outer.as_column_ref())
}

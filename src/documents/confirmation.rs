//! A file that waits, confirmed: published once, however often one presses.

use sea_orm::entity::prelude::*;

use super::document::DocumentId;
use super::draft::{COLUMN, Column, Draft, Entity};
use super::publication::{self, NewDocument, NotPublished, Published};
use crate::audit::Actor;
use crate::clock::Moment;

/// What came of a confirmation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    Now(DocumentId),
    /// By the press before this one.
    Already(DocumentId),
}

/// Publishes it as it was described. It is a step: whoever calls it commits. None when something is
/// still missing.
pub async fn confirm(
    tx: &impl ConnectionTrait,
    draft: &Draft,
    (by, now): (Actor, Moment),
) -> Result<Option<Confirmed>, NotPublished> {
    if !spend(tx, draft, now).await? {
        let already = Entity::find_by_id((draft.societe_id, draft.id)).one(tx).await?;
        return Ok(already.and_then(|it| it.document_id).map(Confirmed::Already));
    }
    let reference = draft.reference(tx).await?;
    let Some(new) = draft.described(reference) else { return Ok(None) };
    published(tx, (draft, &new), (by, now)).await.map(Some)
}

/// The same as an index says of it. None when it was confirmed before.
pub async fn publish(
    tx: &impl ConnectionTrait,
    (draft, new): (&Draft, &NewDocument),
    (by, now): (Actor, Moment),
) -> Result<Option<Confirmed>, NotPublished> {
    if !spend(tx, draft, now).await? {
        return Ok(None);
    }
    published(tx, (draft, new), (by, now)).await.map(Some)
}

async fn spend(tx: &impl ConnectionTrait, draft: &Draft, now: Moment) -> Result<bool, DbErr> {
    let spent = Entity::update_many()
        .col_expr(Column::PublishedAt, Expr::value(now))
        .filter(COLUMN.societe_id.eq(draft.societe_id))
        .filter(COLUMN.id.eq(draft.id))
        .filter(COLUMN.published_at.is_null());
    Ok(spent.exec(tx).await?.rows_affected == 1)
}

async fn published(
    tx: &impl ConnectionTrait,
    (draft, new): (&Draft, &NewDocument),
    (by, now): (Actor, Moment),
) -> Result<Confirmed, NotPublished> {
    let stored = draft.stored().ok_or(NotPublished::Content)?;
    let published = publication::publish(tx, new, &stored, (by, now)).await?;
    let (Published::Added(id) | Published::Replaced(id)) = published;
    let known = Entity::update_many()
        .col_expr(Column::DocumentId, Expr::value(id))
        .filter(COLUMN.societe_id.eq(draft.societe_id))
        .filter(COLUMN.id.eq(draft.id));
    known.exec(tx).await?;
    Ok(Confirmed::Now(id))
}

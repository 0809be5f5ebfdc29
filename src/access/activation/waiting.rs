//! The activations that still wait for a first sign-in: a password was chosen, a link is good.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;

use super::{mailed_link, pending};
use crate::clock::Moment;
use crate::guard::{KeyId, SecretHash};

/// How many of them only this key can check.
pub async fn count_hashed_with(
    db: &impl ConnectionTrait,
    key: &KeyId,
    now: Moment,
) -> Result<u64, DbErr> {
    let link = mailed_link::COLUMN;
    let mut links = Query::select();
    links.column(mailed_link::Column::ActivationId).from(mailed_link::Entity);
    links.and_where(link.expires_at.gt(now)).and_where(link.consumed_at.is_null());
    links.and_where(link.superseded_at.is_null()).and_where(link.contested_at.is_null());
    pending::Entity::find()
        .filter(SecretHash::is_made_with_key(pending::Column::PasswordHash, key))
        .filter(pending::COLUMN.closed_at.is_null())
        .filter(pending::Column::Id.in_subquery(links))
        .count(db)
        .await
}

//! What of the second factors hangs on one key of the ring, or on none.

use sea_orm::entity::prelude::*;

use crate::accounts::account::{Column, Entity};
use crate::guard::{KeyId, TotpSecret};

/// How many applications only this key lets in.
pub async fn count_sealed_with(db: &impl ConnectionTrait, key: &KeyId) -> Result<u64, DbErr> {
    Entity::find().filter(TotpSecret::is_sealed_with(Column::TotpSecret, key)).count(db).await
}

/// How many secrets of applications are in the database in clear, for want of a ring of keys.
pub async fn count_unsealed(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    Entity::find().filter(TotpSecret::is_plain(Column::TotpSecret)).count(db).await
}

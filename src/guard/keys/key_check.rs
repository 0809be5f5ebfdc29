//! What the database knows of a key: its name and a check value, so that a node with another ring
//! is told before it spoils anything.

use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use super::key::KeyId;
use super::keyring::Keyring;
use crate::clock::Moment;

pub use Model as KeyCheck;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "key_check")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub key_id: String,
    /// As [`super::Key::check`] writes it.
    pub check: String,
    pub created_at: Moment,
    /// Since when nothing needs it: a ring may do without.
    pub retired_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

impl KeyCheck {
    /// Whether a ring holds this very key; `None` when it holds none of this name.
    pub fn is_in(&self, ring: &Keyring) -> Option<bool> {
        let key = ring.key(&KeyId::parse(&self.key_id)?)?;
        Some(key.check() == self.check)
    }
}

/// By their names.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<KeyCheck>, DbErr> {
    Entity::find().order_by_asc(COLUMN.key_id).all(db).await
}

/// Whether any node ever held a key.
pub async fn is_any(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(Entity::find().one(db).await?.is_some())
}

/// Writes down the keys that are not known yet. Of two nodes that start at once with two keys of one
/// name, the first is believed.
pub async fn remember(tx: &impl ConnectionTrait, ring: &Keyring, now: Moment) -> Result<(), DbErr> {
    for (id, key) in ring.keys() {
        let row = ActiveModel {
            key_id: Set(id.as_str().to_owned()),
            check: Set(key.check()),
            created_at: Set(now),
            retired_at: Set(None),
        };
        let known = OnConflict::column(Column::KeyId).do_nothing().to_owned();
        Entity::insert(row).on_conflict(known).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Notes that nothing needs it any more; false when it was not known, or retired before.
pub async fn retire(tx: &impl ConnectionTrait, id: &KeyId, now: Moment) -> Result<bool, DbErr> {
    let retired = Entity::update_many()
        .col_expr(Column::RetiredAt, Expr::value(Some(now)))
        .filter(COLUMN.key_id.eq(id.as_str()))
        .filter(COLUMN.retired_at.is_null())
        .exec(tx)
        .await?;
    Ok(retired.rows_affected == 1)
}

/// False when it was not known.
pub async fn forget(tx: &impl ConnectionTrait, id: &KeyId) -> Result<bool, DbErr> {
    let gone = Entity::delete_by_id(id.as_str()).exec(tx).await?;
    Ok(gone.rows_affected == 1)
}

//! Recovery codes of a person: ten at a time, hashed, each good once.

use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::accounts::account::AccountId;
use crate::clock::Moment;
use crate::guard::{KeyId, RecoverySet, SecretHash};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recovery_code")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub code_hash: String,
    pub used_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Puts new codes in the place of those that the account had.
pub async fn keep(
    tx: &impl ConnectionTrait,
    account: AccountId,
    fresh: &RecoverySet,
) -> Result<(), DbErr> {
    forget_all(tx, account).await?;
    let row = |(number, hash): (i32, &SecretHash)| ActiveModel {
        account_id: Set(account),
        number: Set(number),
        code_hash: Set(hash.as_str().to_owned()),
        used_at: Set(None),
    };
    Entity::insert_many((1..).zip(&fresh.hashes).map(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// Those that were not used yet, with their number.
pub async fn unused(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<(i32, SecretHash)>, DbErr> {
    let own = Entity::find().filter(COLUMN.account_id.eq(account)).filter(COLUMN.used_at.is_null());
    let rows = own.order_by_asc(COLUMN.number).all(db).await?;
    let read = |row: Model| Some((row.number, SecretHash::parse(&row.code_hash)?));
    Ok(rows.into_iter().filter_map(read).collect())
}

/// How many unused ones only this key can check.
pub async fn count_hashed_with(db: &impl ConnectionTrait, key: &KeyId) -> Result<u64, DbErr> {
    let made_with = SecretHash::is_made_with_key(Column::CodeHash, key);
    Entity::find().filter(COLUMN.used_at.is_null()).filter(made_with).count(db).await
}

/// Spends one: false when it was used before.
pub async fn spend(
    tx: &impl ConnectionTrait,
    (account, number): (AccountId, i32),
    now: Moment,
) -> Result<bool, DbErr> {
    let spent = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(Some(now)))
        .filter(COLUMN.account_id.eq(account))
        .filter(COLUMN.number.eq(number))
        .filter(COLUMN.used_at.is_null())
        .exec(tx)
        .await?;
    Ok(spent.rows_affected == 1)
}

pub async fn forget_all(tx: &impl ConnectionTrait, account: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(COLUMN.account_id.eq(account)).exec(tx).await?;
    Ok(())
}

//! A name by which an agency knows an account's holder, or the agency's own: no password may hold
//! it. Kept apart from the account, which linking a contract never touches.

use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use super::account::{Account, AccountId};
use super::password::Personal;

/// As many names as a person with contracts at many agencies has.
const MOST: u64 = 100;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "holder_name")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// Keeps names that a later password must not hold.
pub async fn keep(
    tx: &impl ConnectionTrait,
    account: AccountId,
    names: &[&str],
) -> Result<(), DbErr> {
    let row = |name: &&str| ActiveModel { account_id: Set(account), name: Set((*name).to_owned()) };
    let rows = names.iter().filter(|name| !name.is_empty()).map(row);
    let already = OnConflict::new().do_nothing().to_owned();
    Entity::insert_many(rows).on_conflict(already).exec_without_returning(tx).await?;
    Ok(())
}

/// Forgets the names of an account that is closed.
pub async fn forget_all(tx: &impl ConnectionTrait, account: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(COLUMN.account_id.eq(account)).exec(tx).await.map(drop)
}

/// What the password of an account must not hold.
pub async fn personal(db: &impl ConnectionTrait, account: &Account) -> Result<Personal, DbErr> {
    let own = Entity::find().filter(COLUMN.account_id.eq(account.id)).limit(MOST).all(db).await?;
    let names = own.iter().map(|row| row.name.as_str());
    Ok(Personal::about(names.chain([account.email.as_str()])))
}

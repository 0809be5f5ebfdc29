//! The record that a person accepted a version of a société's terms, and when.

use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use crate::accounts::AccountId;
use crate::agencies::SocieteId;
use crate::clock::Moment;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "terms_acceptance")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub accepted_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

/// Accepting twice leaves the first date.
pub async fn record(
    tx: &impl ConnectionTrait,
    (account, societe): (AccountId, SocieteId),
    version: i32,
    now: Moment,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        account_id: Set(account),
        societe_id: Set(societe),
        version: Set(version),
        accepted_at: Set(now),
    };
    let already = OnConflict::new().do_nothing().to_owned();
    Entity::insert(row).on_conflict(already).exec_without_returning(tx).await?;
    Ok(())
}

/// How many accounts accepted each version of a société.
pub async fn counts(
    db: &impl ConnectionTrait,
    societe: SocieteId,
) -> Result<Vec<(i32, i64)>, DbErr> {
    let own = Entity::find().filter(COLUMN.societe_id.eq(societe)).select_only();
    let counted = own.column(Column::Version).column_as(Column::AccountId.count(), "count");
    counted.group_by(Column::Version).into_tuple().all(db).await
}

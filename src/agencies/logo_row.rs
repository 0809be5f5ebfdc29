//! Where a société's logo is kept: apart, so that reading a société does not read its picture.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use super::logo::Logo;
use super::societe::SocieteId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "logo")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    /// A checked PNG.
    pub bytes: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn keep(tx: &impl ConnectionTrait, societe: SocieteId, logo: Logo) -> Result<(), DbErr> {
    let row = ActiveModel { societe_id: Set(societe), bytes: Set(logo.bytes) };
    let replaced = OnConflict::column(Column::SocieteId).update_column(Column::Bytes).to_owned();
    Entity::insert(row).on_conflict(replaced).exec_without_returning(tx).await?;
    Ok(())
}

pub async fn bytes(
    db: &impl ConnectionTrait,
    societe: SocieteId,
) -> Result<Option<Vec<u8>>, DbErr> {
    Ok(Entity::find_by_id(societe).one(db).await?.map(|logo| logo.bytes))
}

pub async fn remove(tx: &impl ConnectionTrait, societe: SocieteId) -> Result<(), DbErr> {
    Entity::delete_by_id(societe).exec(tx).await.map(drop)
}

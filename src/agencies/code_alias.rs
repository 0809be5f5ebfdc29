//! A former pair of codes, still printed on letters in drawers, that leads to its société.

use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use super::codes::Codes;
use super::societe::{Societe, SocieteId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "code_alias")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub client_code: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_code: String,
    pub societe_id: SocieteId,
}

impl ActiveModelBehavior for ActiveModel {}

/// Lets former codes lead to a société; the database refuses the same pair twice.
pub async fn add(tx: &impl ConnectionTrait, codes: &Codes, societe: &Societe) -> Result<(), DbErr> {
    let alias = ActiveModel {
        client_code: Set(codes.client.as_str().to_owned()),
        societe_code: Set(codes.societe.as_str().to_owned()),
        societe_id: Set(societe.id),
    };
    Entity::insert(alias).exec_without_returning(tx).await?;
    Ok(())
}

/// Takes an alias away; for codes that become current again.
pub async fn remove(tx: &impl ConnectionTrait, codes: &Codes) -> Result<(), DbErr> {
    let key = (codes.client.as_str().to_owned(), codes.societe.as_str().to_owned());
    Entity::delete_by_id(key).exec(tx).await?;
    Ok(())
}

/// The former codes that lead to this société.
pub async fn aliases(db: &impl ConnectionTrait, societe: SocieteId) -> Result<Vec<Codes>, DbErr> {
    let own = Entity::find().filter(COLUMN.societe_id.eq(societe));
    let own = own.order_by_asc(COLUMN.client_code).order_by_asc(COLUMN.societe_code);
    let rows = own.all(db).await?.into_iter();
    Ok(rows.filter_map(|row| Codes::parse(&row.client_code, &row.societe_code)).collect())
}

/// Lets former codes lead nowhere; false when they did not lead to this société.
pub async fn remove_alias(
    tx: &impl ConnectionTrait,
    codes: &Codes,
    societe: SocieteId,
) -> Result<bool, DbErr> {
    let key = (codes.client.as_str().to_owned(), codes.societe.as_str().to_owned());
    let own = Entity::delete_by_id(key).filter(COLUMN.societe_id.eq(societe));
    Ok(own.exec(tx).await?.rows_affected == 1)
}

pub async fn societe_behind(
    db: &impl ConnectionTrait,
    codes: &Codes,
) -> Result<Option<Societe>, DbErr> {
    let key = (codes.client.as_str().to_owned(), codes.societe.as_str().to_owned());
    match Entity::find_by_id(key).one(db).await? {
        Some(alias) => Societe::known(db, alias.societe_id).await.map(Some),
        None => Ok(None),
    }
}

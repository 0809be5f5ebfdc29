//! A template: words that an agency answers with again and again.

use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use crate::agencies::SocieteId;

pub use Model as Template;

crate::id!(TemplateId);

/// Templates of one société, and the longest title of one.
pub const MOST: u64 = 50;
pub const LONGEST_TITLE: usize = 80;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "demande_template")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TemplateId,
    pub title: String,
    pub body: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// Those of a société, by title.
pub async fn of(db: &impl ConnectionTrait, societe: SocieteId) -> Result<Vec<Template>, DbErr> {
    Entity::find()
        .filter(COLUMN.societe_id.eq(societe))
        .order_by_asc(COLUMN.title)
        .order_by_asc(COLUMN.id)
        .all(db)
        .await
}

/// One of them; of another société there is none.
pub async fn one(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    id: TemplateId,
) -> Result<Option<Template>, DbErr> {
    Entity::find_by_id((societe, id)).one(db).await
}

/// Adds one, or gives the one of this number other words.
pub async fn keep(
    tx: &impl ConnectionTrait,
    (societe, id): (SocieteId, TemplateId),
    (title, body): (&str, &str),
) -> Result<(), DbErr> {
    let row = ActiveModel {
        societe_id: Set(societe),
        id: Set(id),
        title: Set(title.to_owned()),
        body: Set(body.to_owned()),
    };
    let again = OnConflict::columns([Column::SocieteId, Column::Id])
        .update_columns([Column::Title, Column::Body])
        .to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(tx).await.map(drop)
}

pub async fn remove(
    tx: &impl ConnectionTrait,
    societe: SocieteId,
    id: TemplateId,
) -> Result<bool, DbErr> {
    let gone = Entity::delete_by_id((societe, id)).exec(tx).await?;
    Ok(gone.rows_affected == 1)
}

//! Files that were sent together, and wait together: with an index that says what each is, or with
//! the same said of all.

use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, Query};

use super::draft::{self, Draft, Sender};
use crate::agencies::SocieteId;
use crate::clock::Moment;

pub use Model as Batch;

crate::id!(BatchId);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_batch")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BatchId,
    pub staff_id: Uuid,
    /// As an import reads it.
    pub index_text: Option<String>,
    pub created_at: Moment,
    pub published_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Batch {
    pub async fn of(
        db: &impl ConnectionTrait,
        (societe, staff): Sender,
        id: BatchId,
    ) -> Result<Option<Self>, DbErr> {
        let own = Entity::find_by_id((societe, id));
        own.filter(COLUMN.staff_id.eq(staff)).one(db).await
    }

    /// Its files, as they came.
    pub async fn drafts(&self, db: &impl ConnectionTrait) -> Result<Vec<Draft>, DbErr> {
        draft::Entity::find()
            .filter(draft::COLUMN.societe_id.eq(self.societe_id))
            .filter(draft::COLUMN.batch_id.eq(self.id))
            .order_by_asc(draft::COLUMN.given_name)
            .order_by_asc(draft::COLUMN.id)
            .all(db)
            .await
    }
}

pub async fn create(
    tx: &impl ConnectionTrait,
    (societe, staff): Sender,
    index_text: Option<String>,
    now: Moment,
) -> Result<Batch, DbErr> {
    let row = ActiveModel {
        societe_id: Set(societe),
        id: Set(BatchId::new()),
        staff_id: Set(staff),
        index_text: Set(index_text),
        created_at: Set(now),
        published_at: Set(None),
    };
    row.insert(tx).await
}

/// Keeps the index that came with the files.
pub async fn index(tx: &impl ConnectionTrait, batch: &Batch, index: &str) -> Result<(), DbErr> {
    let kept = Entity::update_many()
        .col_expr(Column::IndexText, Expr::value(index.to_owned()))
        .filter(COLUMN.societe_id.eq(batch.societe_id))
        .filter(COLUMN.id.eq(batch.id));
    kept.exec(tx).await.map(drop)
}

/// Takes it, once, however many presses there are.
pub async fn spend(tx: &impl ConnectionTrait, batch: &Batch, now: Moment) -> Result<bool, DbErr> {
    let spent = Entity::update_many()
        .col_expr(Column::PublishedAt, Expr::value(now))
        .filter(COLUMN.societe_id.eq(batch.societe_id))
        .filter(COLUMN.id.eq(batch.id))
        .filter(COLUMN.published_at.is_null());
    Ok(spent.exec(tx).await?.rows_affected == 1)
}

/// Removes those whose files are gone.
pub(super) async fn sweep(tx: &impl ConnectionTrait, before: Moment) -> Result<(), DbErr> {
    let held = Query::select()
        .column(draft::Column::BatchId)
        .from(draft::Entity)
        .and_where(Expr::col(draft::Column::BatchId).is_not_null())
        .to_owned();
    let over = Entity::delete_many()
        .filter(COLUMN.created_at.lt(before))
        .filter(Expr::col(Column::Id).not_in_subquery(held));
    over.exec(tx).await.map(drop)
}

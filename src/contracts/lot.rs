//! A lot of an immeuble: a flat, a cellar, a parking place.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use super::immeuble::ImmeubleId;
use super::reference;
use crate::agencies::{Societe, SocieteId};
use crate::clock::Moment;

pub use Model as Lot;

crate::id!(LotId);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lot")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LotId,
    pub immeuble_id: ImmeubleId,
    /// The agency's own reference: what imports go by.
    pub reference: String,
    /// « Appartement », « Cave », in the agency's words.
    pub nature: String,
    /// « Bâtiment B, 3e étage, porte droite »; empty when nothing is said.
    pub place: String,
    /// Its part of the common parts, out of those of the immeuble.
    pub tantiemes: Option<i64>,
    pub created_at: Moment,
    pub updated_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub async fn with_references(
        db: &impl ConnectionTrait,
        societe: &Societe,
        references: &[String],
    ) -> Result<Vec<Self>, DbErr> {
        reference::rows::<Entity>(db, societe, (Column::SocieteId, Column::Reference), references)
            .await
    }

    /// Adds those whose reference is new, writes over the others; at most [`super::bulk::MOST`].
    pub async fn keep(tx: &impl ConnectionTrait, rows: Vec<Self>) -> Result<(), DbErr> {
        if rows.is_empty() {
            return Ok(());
        }
        let known = OnConflict::columns([Column::SocieteId, Column::Reference])
            .update_columns([Column::Nature, Column::Place, Column::Tantiemes, Column::UpdatedAt])
            .to_owned();
        let rows = rows.into_iter().map(ActiveModel::from);
        Entity::insert_many(rows).on_conflict(known).exec_without_returning(tx).await.map(drop)
    }
}

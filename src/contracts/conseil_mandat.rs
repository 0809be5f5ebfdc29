//! The mandate of a member of the conseil syndical, given by the assemblée générale for three years
//! at most (décret 67-223, art. 22).

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use super::immeuble::ImmeubleId;
use super::reference;
use super::tiers::TiersId;
use crate::agencies::{Societe, SocieteId};
use crate::clock::{Day, Moment};

pub use Model as ConseilMandat;

crate::id!(ConseilMandatId);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "conseil_mandat")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConseilMandatId,
    pub immeuble_id: ImmeubleId,
    pub tiers_id: TiersId,
    /// The agency's own reference: what imports go by.
    pub reference: String,
    /// Whether it is the president's.
    pub presides: bool,
    pub started_on: Day,
    /// The last day of the mandate.
    pub ended_on: Option<Day>,
    pub created_at: Moment,
    pub updated_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Whether it lasts on this day.
    pub fn lasts(&self, today: Day) -> bool {
        self.started_on <= today && self.ended_on.is_none_or(|last| today <= last)
    }

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
            .update_columns([
                Column::Presides,
                Column::StartedOn,
                Column::EndedOn,
                Column::UpdatedAt,
            ])
            .to_owned();
        let rows = rows.into_iter().map(ActiveModel::from);
        Entity::insert_many(rows).on_conflict(known).exec_without_returning(tx).await.map(drop)
    }
}

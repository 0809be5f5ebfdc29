//! The mandate of a member of the conseil syndical, given by the assemblée générale for three years
//! at most (décret 67-223, art. 22).

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, OnConflict, Query};

use super::contract::{self, Qualite};
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

/// Whether the mandate of the outer question lasts on this day: [`Model::lasts`] for the database.
pub fn lasts_on(today: impl Into<Expr>) -> Expr {
    let today = today.into();
    let mandat = |column| Expr::col((Entity, column));
    let goes_on = mandat(Column::EndedOn).is_null().or(mandat(Column::EndedOn).gte(today.clone()));
    mandat(Column::StartedOn).lte(today).and(goes_on)
}

/// Whether whoever has the contract of the outer question sits in the conseil syndical of its
/// immeuble on this day. Only copropriétaires are looked up.
pub fn sits(today: impl Into<Expr>) -> Expr {
    let mandat = |column| Expr::col((Entity, column));
    let contract = |column| (contract::Entity, column);
    let mut mandats = Query::select();
    mandats
        .expr(Expr::val(1))
        .from(Entity)
        .and_where(mandat(Column::SocieteId).equals(contract(contract::Column::SocieteId)))
        .and_where(mandat(Column::TiersId).equals(contract(contract::Column::TiersId)))
        .and_where(mandat(Column::ImmeubleId).equals(contract(contract::Column::ImmeubleId)))
        .and_where(lasts_on(today));
    let is_copropriete = Expr::col(contract(contract::Column::Qualite)).eq(Qualite::Coproprietaire);
    CaseStatement::new().case(is_copropriete, Expr::exists(mandats)).finally(false).into()
}

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

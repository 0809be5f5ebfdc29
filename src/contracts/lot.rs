//! A lot of an immeuble: a flat, a cellar, a parking place.

use sea_orm::entity::prelude::*;

use super::immeuble::ImmeubleId;
use crate::agencies::SocieteId;
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

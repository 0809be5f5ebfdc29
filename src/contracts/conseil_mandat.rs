//! The mandate of a member of the conseil syndical, given by the assemblée générale for three years
//! at most (décret 67-223, art. 22).

use sea_orm::entity::prelude::*;

use super::immeuble::ImmeubleId;
use super::tiers::TiersId;
use crate::agencies::SocieteId;
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
}

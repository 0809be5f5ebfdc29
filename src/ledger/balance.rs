//! What the entries of a contract come to, kept so that no page has to add them up.

use sea_orm::entity::prelude::*;

use crate::agencies::SocieteId;
use crate::clock::Moment;
use crate::contracts::ContractId;
use crate::money::Cents;

pub use Model as Balance;

/// Written in the transaction of the entries, never by itself.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "balance")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub contract_id: ContractId,
    /// More than zero: the tiers owes it.
    pub cents: Cents,
    pub updated_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

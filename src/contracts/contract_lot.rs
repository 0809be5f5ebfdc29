//! Which lots a contract is about. A lot that is sold is then in two contracts: the seller's, which
//! has ended, and the buyer's.

use sea_orm::entity::prelude::*;

use super::contract::ContractId;
use super::lot::LotId;
use crate::agencies::SocieteId;

pub use Model as ContractLot;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_lot")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub contract_id: ContractId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub lot_id: LotId,
}

impl ActiveModelBehavior for ActiveModel {}

//! What a person agreed to for one of their contracts: a ledger with dates, of which nothing is lost.

use sea_orm::entity::prelude::*;

use crate::accounts::AccountId;
use crate::agencies::SocieteId;
use crate::clock::Moment;
use crate::contracts::ContractId;

pub use Model as Consent;

crate::id!(ConsentId, ordered);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConsentId,
    pub contract_id: ContractId,
    pub account_id: AccountId,
    pub purpose: Purpose,
    /// Which wording was agreed to.
    pub wording: i32,
    pub given_at: Moment,
    /// From then on it holds no more; a new consent is a new row.
    pub withdrawn_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What was agreed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Purpose {
    /// Quittances sent electronically (loi 89-462, art. 21).
    QuittanceElectronique,
}

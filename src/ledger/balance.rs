//! What the entries of a contract come to, kept so that no page has to add them up.

use std::collections::HashMap;

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
    /// What is left to pay, by day, as [`super::unpaid`] writes it: always what the dues say.
    pub unpaid: Option<String>,
    pub updated_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

/// What these contracts come to; those without entries are not there.
pub async fn of_contracts(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    contracts: &[ContractId],
) -> Result<HashMap<ContractId, Cents>, DbErr> {
    let own = Entity::find().filter(COLUMN.societe_id.eq(societe));
    let own = own.filter(COLUMN.contract_id.is_in(contracts.iter().copied()));
    Ok(own.all(db).await?.into_iter().map(|it| (it.contract_id, it.cents)).collect())
}

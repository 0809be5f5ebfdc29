//! What the rows of a file of lots speak of, as it is known.

use std::collections::{HashMap, HashSet};

use sea_orm::DbErr;
use sea_orm::entity::prelude::*;

use crate::agencies::Societe;
use crate::contracts::{Contract, ContractId, ContractLot, Immeuble, ImmeubleId, Lot, LotId};
use crate::imports::reading::{LotRow, Refusal};

/// What the rows of a chunk speak of, by reference.
pub struct Known {
    pub lots: HashMap<String, Lot>,
    pub immeubles: HashMap<String, ImmeubleId>,
    pub contracts: HashMap<String, Contract>,
    pub held: HashSet<(ContractId, LotId)>,
}

impl Known {
    pub async fn of(
        db: &impl ConnectionTrait,
        societe: &Societe,
        rows: &[Result<LotRow, Refusal>],
    ) -> Result<Self, DbErr> {
        let all = |of: fn(&LotRow) -> Option<&String>| -> Vec<String> {
            let some: HashSet<&String> = rows.iter().flatten().filter_map(of).collect();
            some.into_iter().cloned().collect()
        };
        let own = all(|row| Some(&row.reference));
        let lots = Lot::with_references(db, societe, &own).await?;
        let ids: Vec<LotId> = lots.iter().map(|lot| lot.id).collect();
        let held = ContractLot::of_lots(db, societe.id, &ids).await?;
        let immeubles = all(|row| Some(&row.immeuble));
        let immeubles = Immeuble::with_references(db, societe, &immeubles).await?;
        let contracts = all(|row| row.contract.as_ref());
        let contracts = Contract::with_references(db, societe, &contracts).await?;
        Ok(Self {
            lots: lots.into_iter().map(|it| (it.reference.clone(), it)).collect(),
            immeubles: immeubles.into_iter().map(|it| (it.reference, it.id)).collect(),
            contracts: contracts.into_iter().map(|it| (it.reference.clone(), it)).collect(),
            held: held.into_iter().map(|it| (it.contract_id, it.lot_id)).collect(),
        })
    }
}

//! What is remembered of accounts from one transaction to the next, so that none is read from its
//! first entry again each time that it grows.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;

use super::carried::Before;
use super::fifo::Movement;
use super::{balance, due};
use crate::agencies::SocieteId;
use crate::clock::{Day, Moment};
use crate::contracts::ContractId;
use crate::money::Cents;

/// What an import has learnt of accounts, in less than a hundred bytes for each.
#[derive(Default)]
pub struct Remembered {
    accounts: HashMap<ContractId, Account>,
}

struct Account {
    /// As it was written: when it is another one, somebody else changed the account meanwhile.
    written: (Cents, Moment),
    last_debt: Option<Day>,
}

impl Remembered {
    /// The accounts that are still as they were left.
    pub async fn before(
        &self,
        tx: &impl ConnectionTrait,
        societe: SocieteId,
        contracts: &[ContractId],
    ) -> Result<HashMap<ContractId, Before>, DbErr> {
        let met: Vec<ContractId> =
            contracts.iter().filter(|id| self.accounts.contains_key(id)).copied().collect();
        if met.is_empty() {
            return Ok(HashMap::new());
        }
        let balances = balance::Entity::find()
            .filter(balance::COLUMN.societe_id.eq(societe))
            .filter(balance::COLUMN.contract_id.is_in(met.iter().copied()));
        let mut before = HashMap::new();
        for found in balances.all(tx).await? {
            let known = self.accounts.get(&found.contract_id);
            let known = known.filter(|it| it.written == (found.cents, found.updated_at));
            let Some(Account { last_debt, .. }) = known else { continue };
            let (balance, last_debt) = (found.cents, *last_debt);
            before.insert(found.contract_id, Before { balance, left: Vec::new(), last_debt });
        }
        let dues = due::Entity::find()
            .filter(due::COLUMN.societe_id.eq(societe))
            .filter(due::COLUMN.contract_id.is_in(met));
        for due in dues.all(tx).await? {
            if let Some(before) = before.get_mut(&due.contract_id) {
                before.left.push(left(&due));
            }
        }
        Ok(before)
    }

    /// Notes what was written of an account.
    pub fn keep(&mut self, id: ContractId, written: (Cents, Moment), last_debt: Option<Day>) {
        self.accounts.insert(id, Account { written, last_debt });
    }
}

/// A debt that is left, of which neither reference nor revision are asked any more.
fn left(due: &due::Due) -> Movement {
    let (id, due_on, cents) = (due.entry_id, due.due_on, due.cents);
    Movement { id, reference: String::new(), revision: 0, due_on, cents }
}

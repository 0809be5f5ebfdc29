//! What a file has already said: the same tiers must stay the same, a contract must come once.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use super::{Column, Row};
use crate::imports::reading::{Reason, Refusal};

/// Remembers 64-bit keyed hashes, never texts: memory depends on the number of rows alone. A
/// collision (one chance in ten million for two million rows) can only refuse a row too many.
#[derive(Default)]
pub struct Seen {
    hasher: RandomState,
    tiers: HashMap<u64, Identity>,
    contracts: HashMap<u64, u64>,
}

struct Identity {
    hash: u64,
    line: u64,
}

impl Seen {
    pub fn admit(&mut self, row: &Row) -> Result<(), Refusal> {
        let reference = self.hasher.hash_one(&row.tiers.reference);
        let hash = self.hasher.hash_one(&row.tiers);
        let line = row.line;
        let known = self.tiers.entry(reference).or_insert(Identity { hash, line });
        if known.hash != hash {
            let reason = Reason::OtherIdentity { first: known.line };
            return Err(Refusal { line, column: Some(Column::RefTiers.name()), reason });
        }
        let contract = self.hasher.hash_one(&row.contract.reference);
        if let Some(&first) = self.contracts.get(&contract) {
            let reason = Reason::SameContract { first };
            return Err(Refusal { line, column: Some(Column::RefContrat.name()), reason });
        }
        self.contracts.insert(contract, line);
        Ok(())
    }
}

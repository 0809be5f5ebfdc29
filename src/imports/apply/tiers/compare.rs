//! A chunk of the file against what is known: what each row would do, and what is to be written.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

use super::record;
use super::told;
use crate::agencies::Societe;
use crate::clock::{Day, Moment};
use crate::contracts::bulk::Known;
use crate::contracts::{Contract, Qualite, Tiers};
use crate::imports::reading::{Reason, Refusal, Row};
use crate::imports::report::{Changes, Did, Report, Written};

/// What is to be written for a chunk, each tiers and contract once.
#[derive(Default)]
pub struct Writing {
    pub tiers: Vec<Tiers>,
    pub contracts: Vec<Contract>,
}

/// Tiers that changed earlier in the file: their change is counted on one row, whether it has been
/// written since or not. Keyed hashes, not texts.
#[derive(Default)]
pub struct Changed {
    hasher: RandomState,
    tiers: HashSet<u64>,
}

impl Changed {
    fn is_first(&mut self, tiers: &Tiers) -> bool {
        self.tiers.insert(self.hasher.hash_one(&tiers.reference))
    }
}

/// The references of some rows: of tiers, then of contracts.
pub fn references(rows: &[Result<Row, Refusal>]) -> (Vec<String>, Vec<String>) {
    let all_tiers: HashSet<&String> =
        rows.iter().flatten().map(|row| &row.tiers.reference).collect();
    let contracts = rows.iter().flatten().map(|row| row.contract.reference.clone());
    (all_tiers.into_iter().cloned().collect(), contracts.collect())
}

/// Counts each row in the report.
#[expect(clippy::too_many_lines, reason = "each kind of row, one after the other")]
pub fn chunk(
    societe: &Societe,
    rows: Vec<Result<Row, Refusal>>,
    mut known: Known,
    (changed, report, now): (&mut Changed, &mut Report, Moment),
) -> Writing {
    let mut writing = Writing::default();
    let mut met = HashMap::new();
    for row in rows {
        report.read += 1;
        let row = match row.and_then(|row| settled(row, &known)) {
            Ok(row) => row,
            Err(refusal) => {
                report.refuse(refusal);
                continue;
            }
        };
        let line = row.line;
        report.note(row.flaws);
        let reference = row.tiers.reference.clone();
        let before = known.tiers.get(&reference);
        let tiers = met
            .entry(reference)
            .or_insert_with(|| record::tiers(societe.id, row.tiers, before, now));
        let is_new = before.is_none_or(|before| before != tiers);
        let tiers_changed = is_new && changed.is_first(tiers);
        let of_tiers = before.filter(|_| tiers_changed).map(|before| told::tiers(before, tiers));
        let before = known.contracts.remove(&row.contract.reference);
        let contract = record::contract(tiers, row.contract, before.as_ref(), now);
        let contract_changed = before.as_ref() != Some(&contract);
        let did = did(before.as_ref(), &contract, tiers_changed || contract_changed);
        let of_contract = before.as_ref().map(|before| told::contract(before, &contract));
        report.write(Written {
            line,
            did,
            reference: contract.reference.clone(),
            name: tiers.name(),
            document: None,
            touched: before.filter(|it| access(it) != access(&contract)).map(|it| it.tiers_id),
            changes: of_tiers
                .into_iter()
                .chain(of_contract)
                .fold(Changes::default(), Changes::and)
                .into(),
        });
        if contract_changed {
            writing.contracts.push(contract);
        }
    }
    let is_new = |tiers: &Tiers| known.tiers.get(&tiers.reference) != Some(tiers);
    writing.tiers = met.into_values().filter(is_new).collect();
    writing
}

/// A contract stays its tiers': handing its history to somebody else is never left to a file.
fn settled(row: Row, known: &Known) -> Result<Row, Refusal> {
    let Some(contract) = known.contracts.get(&row.contract.reference) else { return Ok(row) };
    let tiers = known.tiers.get(&row.tiers.reference);
    let refusal = |column, reason| Err(Refusal { line: row.line, column: Some(column), reason });
    if tiers.is_none_or(|tiers| tiers.id != contract.tiers_id) {
        return refusal("ref_contrat", Reason::OtherTiers);
    }
    let from = row.contract.started_on.or(Some(contract), |it| it.started_on);
    let until = row.contract.ended_on.or(Some(contract), |it| it.ended_on);
    // The file may say one of the two days, and the other be known.
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        return refusal("debut", Reason::EndsBeforeStart);
    }
    Ok(row)
}

/// What its holder may read goes by it.
fn access(contract: &Contract) -> (Qualite, Option<Day>, Option<Day>) {
    (contract.qualite, contract.started_on, contract.ended_on)
}

fn did(before: Option<&Contract>, after: &Contract, is_changed: bool) -> Did {
    match before {
        None => Did::Created,
        Some(before) if Did::ends(before.ended_on, after.ended_on) => Did::Ended,
        Some(_) if is_changed => Did::Changed,
        Some(_) => Did::Unchanged,
    }
}

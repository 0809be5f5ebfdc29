//! What a file of lots does: lots brought to what it says, and contracts to their lots.

mod known;

use std::collections::HashMap;

use sea_orm::DbErr;
use sea_orm::entity::prelude::*;

use super::work::Work;
use crate::agencies::Societe;
use crate::clock::Moment;
use crate::contracts::{Contract, ContractId, ContractLot, ImmeubleId, Lot, LotId, bulk};
use crate::database::Tx;
use crate::imports::reading::{LotRow, Reason, References, Refusal};
use crate::imports::report::{Changes, Did, Report, Written};
use known::Known;

pub struct LotWork<'a> {
    societe: &'a Societe,
    /// Lots that came in the file: what happens to one is counted on its first row.
    met: References,
    /// Contracts that the file places, whether that was written or not.
    placed: HashMap<ContractId, ImmeubleId>,
}

/// What is to be written for a chunk, each row once.
#[derive(Default)]
pub struct Writing {
    lots: HashMap<String, Lot>,
    contracts: Vec<Contract>,
    held: Vec<ContractLot>,
}

impl<'a> LotWork<'a> {
    pub fn of(societe: &'a Societe) -> Self {
        Self { societe, met: References::default(), placed: HashMap::new() }
    }

    /// Where the lot is, and the contract about it.
    fn found<'k>(
        &self,
        row: &LotRow,
        known: &'k Known,
    ) -> Result<(ImmeubleId, Option<&'k Contract>), Refusal> {
        let refusal = |column, reason| Refusal { line: row.line, column: Some(column), reason };
        let Some(&immeuble) = known.immeubles.get(&row.immeuble) else {
            return Err(refusal("ref_immeuble", Reason::UnknownImmeuble));
        };
        if known.lots.get(&row.reference).is_some_and(|lot| lot.immeuble_id != immeuble) {
            return Err(refusal("ref_immeuble", Reason::LotElsewhere));
        }
        let Some(reference) = &row.contract else { return Ok((immeuble, None)) };
        let Some(contract) = known.contracts.get(reference) else {
            return Err(refusal("ref_contrat", Reason::UnknownContract));
        };
        let place = contract.immeuble_id.or_else(|| self.placed.get(&contract.id).copied());
        if place.is_some_and(|place| place != immeuble) {
            return Err(refusal("ref_contrat", Reason::ContractElsewhere));
        }
        Ok((immeuble, Some(contract)))
    }

    /// Counts the row, and adds what is to be written.
    fn add(
        &mut self,
        row: LotRow,
        (immeuble, contract): (ImmeubleId, Option<&Contract>),
        (known, writing): (&Known, &mut Writing),
        (report, now): (&mut Report, Moment),
    ) {
        let line = row.line;
        let is_first = self.met.met(&row.reference, row.line).is_none();
        let before = known.lots.get(&row.reference);
        let lot = lot(immeuble, row, (before, self.societe), now);
        let lot = writing.lots.get(&lot.reference).cloned().unwrap_or(lot);
        let is_changed = before.is_some_and(|before| *before != lot);
        let is_held = contract.is_some_and(|it| !known.held.contains(&(it.id, lot.id)));
        if let Some(contract) = contract.filter(|_| is_held) {
            writing.held.push(ContractLot {
                societe_id: self.societe.id,
                contract_id: contract.id,
                lot_id: lot.id,
            });
        }
        let is_placed = contract.is_some_and(|it| self.place(it, immeuble, (writing, now)));
        let did = match before {
            None if is_first => Did::Created,
            _ if is_held => Did::Created,
            _ if is_placed || (is_changed && is_first) => Did::Changed,
            _ => Did::Unchanged,
        };
        let changes = before.filter(|_| is_first).map(|before| told(before, &lot));
        let changes = changes.unwrap_or_default().and(bound(contract, (is_held, is_placed)));
        report.write(Written {
            line,
            did,
            reference: lot.reference.clone(),
            name: lot.nature.clone(),
            document: None,
            touched: None,
            changes: changes.into(),
        });
        if before.is_none() || is_changed {
            writing.lots.insert(lot.reference.clone(), lot);
        }
    }

    /// Whether the contract had no place, and has one now.
    fn place(
        &mut self,
        contract: &Contract,
        immeuble: ImmeubleId,
        (writing, now): (&mut Writing, Moment),
    ) -> bool {
        if contract.immeuble_id.is_some() || self.placed.insert(contract.id, immeuble).is_some() {
            return false;
        }
        let immeuble_id = Some(immeuble);
        writing.contracts.push(Contract { immeuble_id, updated_at: now, ..contract.clone() });
        true
    }
}

impl Work for LotWork<'_> {
    type Row = LotRow;
    type Writing = Writing;
    const NAME: &'static str = "lots, ";

    async fn compare(
        &mut self,
        db: &impl ConnectionTrait,
        rows: Vec<Result<LotRow, Refusal>>,
        (report, now): (&mut Report, Moment),
    ) -> Result<Writing, DbErr> {
        let known = Known::of(db, self.societe, &rows).await?;
        let mut writing = Writing::default();
        for row in rows {
            report.read += 1;
            let found = row.and_then(|row| self.found(&row, &known).map(|found| (row, found)));
            match found {
                Ok((row, found)) => {
                    self.add(row, found, (&known, &mut writing), (&mut *report, now));
                }
                Err(refusal) => report.refuse(refusal),
            }
        }
        Ok(writing)
    }

    async fn write(&mut self, tx: &Tx, writing: Writing) -> Result<(), DbErr> {
        Lot::keep(tx, writing.lots.into_values().collect()).await?;
        ContractLot::add(tx, writing.held).await?;
        bulk::place_contracts(tx, writing.contracts).await
    }

    async fn recount(&self, tx: &Tx) -> Result<(), DbErr> {
        bulk::recount_immeubles(tx).await
    }
}

fn told(before: &Lot, after: &Lot) -> Changes {
    Changes::default()
        .of("nature", &before.nature, &after.nature)
        .of("situation", &before.place, &after.place)
        .of("tantiemes", &before.tantiemes, &after.tantiemes)
}

/// The contract that is about the lot, or at its immeuble, from now on.
fn bound(contract: Option<&Contract>, (is_held, is_placed): (bool, bool)) -> Changes {
    let Some(contract) = contract.filter(|_| is_held || is_placed) else {
        return Changes::default();
    };
    Changes::default().of("ref_contrat", "", contract.reference.as_str())
}

fn lot(
    immeuble: ImmeubleId,
    row: LotRow,
    (known, societe): (Option<&Lot>, &Societe),
    now: Moment,
) -> Lot {
    let lot = Lot {
        societe_id: societe.id,
        id: known.map_or_else(LotId::new, |known| known.id),
        immeuble_id: immeuble,
        reference: row.reference,
        nature: row.nature,
        place: row.place.text_or(known, |it| &it.place),
        tantiemes: row.tantiemes.or(known, |it| it.tantiemes),
        created_at: known.map_or(now, |known| known.created_at),
        updated_at: known.map_or(now, |known| known.updated_at),
    };
    if known.is_some_and(|known| *known != lot) {
        return Lot { updated_at: now, ..lot };
    }
    lot
}

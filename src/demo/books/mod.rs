//! Two years of entries for each contract: what was asked, what was paid, and by whom it was not.

mod bail;
mod calendar;
mod copropriete;
mod mandat;
mod post;

pub use bail::{BAUX, Bail, Habit};
pub use calendar::{Month, days_from};
pub use mandat::MANDATS;
pub use post::post;

use std::collections::HashMap;

use super::places::PLACES;
use crate::clock::Day;
use crate::contracts::{Contract, Qualite};
use crate::ledger::EntryKind;

/// The entries of the contracts of a société, by the contract's reference.
pub type Books = HashMap<String, Vec<Row>>;

/// One entry to be. Its key is the same whatever the day on which it is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub key: String,
    pub kind: EntryKind,
    pub dated_on: Day,
    pub due_on: Option<Day>,
    pub period: Option<(Day, Day)>,
    pub label: String,
    /// More than zero: the tiers owes it.
    pub cents: i64,
    /// What was sent by mistake before.
    pub first_sent: Option<i64>,
}

impl Row {
    fn new(key: String, kind: EntryKind, dated_on: Day, (label, cents): (String, i64)) -> Self {
        Self { key, kind, dated_on, due_on: None, period: None, label, cents, first_sent: None }
    }

    fn due(self, due_on: Day) -> Self {
        Self { due_on: Some(due_on), ..self }
    }

    fn of(self, period: (Day, Day)) -> Self {
        Self { period: Some(period), ..self }
    }
}

pub fn of(contracts: &HashMap<String, Contract>, today: Day) -> Books {
    let mut books = Books::new();
    for bail in &BAUX {
        if let Some(contract) = contracts.get(bail.reference) {
            books.insert(bail.reference.to_owned(), bail::rows(bail, contract, today));
        }
    }
    for mandat in &MANDATS {
        if let Some(contract) = contracts.get(mandat.reference) {
            let rows = mandat::rows(mandat, (contract, &books), today);
            books.insert(mandat.reference.to_owned(), rows);
        }
    }
    for contract in contracts.values().filter(|it| it.qualite == Qualite::Coproprietaire) {
        let place = PLACES.iter().find(|place| place.name == contract.immeuble);
        if let Some(place) = place {
            let rows = copropriete::rows(place, contract, today);
            books.insert(contract.reference.clone(), rows);
        }
    }
    books
}

//! One row of the file: one entry, as the agency writes it.

use crate::clock::Day;
use crate::imports::reading::Given;
use crate::imports::reading::cell::fold;
use crate::ledger::EntryKind;
use crate::money::Cents;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// Line of the file where the row begins.
    pub line: u64,
    /// The agency's own reference of the entry; it is found again by it.
    pub reference: String,
    /// The reference of its contract.
    pub contract: String,
    pub dated_on: Day,
    pub label: String,
    /// More than zero: the tiers owes it.
    pub cents: Cents,
    pub due_on: Given<Day>,
    pub kind: Given<EntryKind>,
    pub period_from: Given<Day>,
    pub period_until: Given<Day>,
}

/// « Loyer », « Provision sur charges », …; an empty cell is « autre ».
pub fn kind(text: &str) -> Option<EntryKind> {
    match fold(text).as_str() {
        "" | "autre" | "autres" | "divers" => Some(EntryKind::Autre),
        "loyer" => Some(EntryKind::Loyer),
        "provision" | "provisions" | "provisionsurcharges" | "provisionpourcharges" | "charges" => {
            Some(EntryKind::Provision)
        }
        "regularisation" | "regularisationdecharges" | "regularisationdescharges" => {
            Some(EntryKind::Regularisation)
        }
        "depotdegarantie" => Some(EntryKind::DepotDeGarantie),
        "appeldefonds" => Some(EntryKind::AppelDeFonds),
        "fondsdetravaux" => Some(EntryKind::FondsDeTravaux),
        "reglement" | "paiement" | "encaissement" | "versement" => Some(EntryKind::Reglement),
        "honoraires" => Some(EntryKind::Honoraires),
        "travaux" => Some(EntryKind::Travaux),
        _ => None,
    }
}

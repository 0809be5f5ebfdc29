//! The facts of a contract in words.

use super::facts::Facts;
use super::neighbours::Neighbour;
use crate::clock::Day;
use crate::contracts::{Contract, Lot, Qualite, contract};
use crate::ledger::Entry;
use crate::money::Cents;
use crate::texts::{Lang, Texts};

/// One line of the account.
pub struct ShownEntry {
    /// `12/05/2026`, and `2026-05-12` for machines.
    pub day: String,
    pub iso: String,
    pub label: String,
    /// « contre-passation », « rectifié »: an entry is never changed in silence.
    pub mark: Option<String>,
    /// Without a sign: the side says whose it is.
    pub amount: String,
    pub side: String,
}

impl ShownEntry {
    pub fn of(entry: &Entry, texts: &Texts, lang: Lang) -> Self {
        let mark = match (entry.is_reversal(), entry.is_correction()) {
            (true, _) => Some(texts.contract_entry_reversal()),
            (false, true) => Some(texts.contract_entry_corrected()),
            (false, false) => None,
        };
        let is_credit = entry.cents < Cents::ZERO;
        Self {
            day: entry.dated_on.short(),
            iso: entry.dated_on.to_string(),
            label: entry.label.clone(),
            mark,
            amount: entry.cents.abs().text(lang),
            side: if is_credit { texts.contract_credit() } else { texts.contract_debit() },
        }
    }
}

/// What the contract is about: pairs of a term and its descriptions.
pub struct Details {
    pub pairs: Vec<(String, Vec<String>)>,
}

impl Details {
    pub fn of(contract: &Contract, facts: &Facts, texts: &Texts, lang: Lang) -> Self {
        let one = |term: String, text: String| (term, vec![text]);
        let lots: Vec<String> = facts.lots.iter().map(|lot| lot_in_words(lot, texts)).collect();
        let lots = if lots.is_empty() { vec![contract.lot.clone()] } else { lots };
        let day = |day: Option<Day>| day.map(|day| day.long(lang)).unwrap_or_default();
        let pairs = vec![
            one(texts.contract_qualite(), contract.qualite.text(texts)),
            one(texts.home_reference(), contract.reference.clone()),
            one(texts.contract_immeuble(), contract.immeuble.clone()),
            one(texts.contract_address(), contract.place()),
            (texts.contract_lots(lots.len()), lots),
            one(texts.contract_started(), day(contract.started_on)),
            one(texts.contract_ended(), day(contract.ended_on)),
        ];
        let is_told = |(_, texts): &(String, Vec<String>)| texts.iter().any(|it| !it.is_empty());
        Self { pairs: pairs.into_iter().filter(is_told).collect() }
    }
}

/// « Appartement, bâtiment B, 3e étage, 145 tantièmes ».
fn lot_in_words(lot: &Lot, texts: &Texts) -> String {
    let tantiemes = lot.tantiemes.map(|count| texts.contract_tantiemes(count)).unwrap_or_default();
    let parts = [lot.nature.as_str(), lot.place.as_str(), tantiemes.as_str()].into_iter();
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// « Mon logement », « Ma copropriété », « Mon bien ».
pub fn place_title(qualite: Qualite, texts: &Texts) -> String {
    match qualite {
        Qualite::Locataire => texts.contract_home(),
        Qualite::Coproprietaire => texts.contract_copropriete(),
        Qualite::Bailleur => texts.contract_property(),
    }
}

/// Another contract of the same person.
pub struct ShownNeighbour {
    pub address: String,
    pub name: String,
    pub more: String,
}

impl ShownNeighbour {
    pub fn of(other: &Neighbour, texts: &Texts, (today, lang): (Day, Lang)) -> Self {
        let place = contract::place(&other.address, &other.postcode, &other.city);
        let ended = other.ended_on.filter(|day| *day < today);
        let ended = ended.map(|day| texts.home_ended(day.long(lang))).unwrap_or_default();
        let more = [other.societe_name.as_str(), other.lot.as_str(), ended.as_str()].into_iter();
        Self {
            address: format!("/contracts/{}", other.id),
            name: format!("{}, {place}", other.qualite.text(texts)),
            more: more.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
        }
    }
}

//! The account of a bailleur: rents received for them, what is taken from those, what they are sent.

use super::calendar::Month;
use super::{Books, Row, days_from};
use crate::clock::Day;
use crate::contracts::Contract;
use crate::ledger::EntryKind;

pub struct Mandat {
    pub reference: &'static str,
    pub baux: &'static [&'static str],
    /// In cents: what stays on the account for small expenses.
    reserve: i64,
    /// What a former tenant paid each month, before the account of the present one begins.
    before: i64,
}

const fn mandat(
    reference: &'static str,
    baux: &'static [&'static str],
    (reserve, before): (i64, i64),
) -> Mandat {
    Mandat { reference, baux, reserve, before }
}

pub const MANDATS: [Mandat; 6] = [
    mandat("MAND-0031", &["BAIL-0114", "BAIL-0207"], (20_000, 0)),
    mandat("MAND-0032", &["BAIL-0156"], (0, 0)),
    mandat("MAND-0040", &["BAIL-0098", "BAIL-0171"], (0, 0)),
    mandat("MAND-0052", &["BAIL-0012"], (15_000, 0)),
    mandat("G-18-004", &["L-23-011"], (0, 0)),
    mandat("M-2016-002", &["L-2025-018"], (30_000, 88_000)),
];

/// What the agency takes of the rents, VAT included, in ten-thousandths.
const FEES: i64 = 840;

/// Works, in which month of each year.
const WORKS: [(i8, &str, i64); 3] = [
    (3, "Remplacement du robinet de la cuisine", 18_640),
    (9, "Entretien annuel de la chaudière", 13_200),
    (12, "Réfection du joint de la salle de bains", 24_750),
];

pub fn rows(mandat: &Mandat, (contract, books): (&Contract, &Books), today: Day) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut held = 0;
    for month in Month::told(contract, today) {
        let received = received(mandat, (month, books), today);
        let sum: i64 = received.iter().map(|row| -row.cents).sum();
        rows.extend(received);
        let mut spent = Vec::new();
        if sum > 0 {
            let what = (format!("Honoraires de gestion, {}", month.name()), sum * FEES / 10_000);
            let key = format!("{}-H", month.key());
            spent.push(Row::new(key, EntryKind::Honoraires, month.day(15), what));
        }
        spent.extend(works(month));
        spent.retain(|row| row.dated_on <= today);
        held += sum - spent.iter().map(|row| row.cents).sum::<i64>();
        rows.extend(spent);
        let (day, rest) = (month.day(18), held - mandat.reserve);
        if day <= today && rest > 0 {
            let what = (format!("Virement de votre solde, {}", month.name()), rest);
            let key = format!("{}-V", month.key());
            rows.push(Row::new(key, EntryKind::Reglement, day, what));
            held = mandat.reserve;
        }
    }
    rows
}

/// What the tenants paid this month, a day after they did.
fn received(mandat: &Mandat, (month, books): (Month, &Books), today: Day) -> Vec<Row> {
    let paid = |bail: &&str| {
        let key = format!("{}-R", month.key());
        let row = books.get(*bail)?.iter().find(|row| row.key == key)?;
        let day = days_from(row.dated_on, 1);
        let label = format!("Loyer et charges reçus, {} ({bail})", month.name());
        let key = format!("{}-{bail}", month.key());
        let received = Row::new(key, EntryKind::Reglement, day, (label, row.cents));
        (day <= today).then_some(received)
    };
    let received: Vec<Row> = mandat.baux.iter().filter_map(paid).collect();
    if received.is_empty() {
        former(mandat, (month, books)).into_iter().collect()
    } else {
        received
    }
}

fn former(mandat: &Mandat, (month, books): (Month, &Books)) -> Option<Row> {
    let mut present = mandat.baux.iter().filter_map(|bail| books.get(*bail)?.first());
    let is_before = present.all(|first| month.last() < first.dated_on);
    let label = format!("Loyer et charges reçus, {} (locataire précédent)", month.name());
    let key = format!("{}-avant", month.key());
    let row = Row::new(key, EntryKind::Reglement, month.day(7), (label, -mandat.before));
    (is_before && mandat.before > 0).then_some(row)
}

fn works(month: Month) -> Vec<Row> {
    let own = WORKS.iter().filter(|(own, ..)| *own == month.month);
    let row = |(_, words, cents): &(i8, &str, i64)| {
        let key = format!("{}-T", month.key());
        Row::new(key, EntryKind::Travaux, month.day(16), ((*words).to_owned(), *cents))
    };
    own.map(row).collect()
}

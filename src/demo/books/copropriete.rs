//! The account of a copropriétaire: calls each quarter, the fonds de travaux, a settlement a year.

use super::calendar::{Month, TOLD};
use super::{Row, days_from};
use crate::clock::Day;
use crate::contracts::Contract;
use crate::demo::places::Place;
use crate::ledger::EntryKind;

/// Of the budget: loi 65-557, art. 14-2-1.
const FONDS_DE_TRAVAUX: i64 = 5;
/// Months whose calls the copropriétaire may read: décret 2019-502, art. 2, 4°.
const CALLED: i16 = 36;
/// A call leaves so many days before it is due.
const AHEAD: i64 = 20;
/// Nothing came for the last call.
const LATE: [&str; 2] = ["COPRO-1232", "S-02-003"];
/// The last call was paid in part.
const IN_PART: [&str; 2] = ["COPRO-1203", "C-2021-022"];

pub fn rows(place: &Place, contract: &Contract, today: Day) -> Vec<Row> {
    let Some(copropriete) = &place.copropriete else { return Vec::new() };
    let own = place.tantiemes_of(&contract.reference);
    let call = copropriete.budget * own / copropriete.tantiemes / 4;
    let told = if copropriete.is_complete { CALLED } else { TOLD };
    let mut months = Month::told_over(told, contract, today);
    months.extend(months.last().map(|last| last.plus(1)));
    let lasts = |month: &Month| contract.ended_on.is_none_or(|ended| month.first() <= ended);
    months.retain(lasts);
    let mut book = Book { rows: Vec::new(), today, owed: 0 };
    let pay_day = |month: Month| month.day(3 + i8::try_from(own % 6).unwrap_or(0));
    let mut quarters = months.iter().filter(|month| month.begins_quarter());
    let last = quarters.rfind(|month| pay_day(**month) <= today).copied();
    for month in months {
        if month.begins_quarter() {
            book.ask(month, call);
            let is_last = Some(month) == last;
            let reference = contract.reference.as_str();
            let share = match (LATE.contains(&reference), IN_PART.contains(&reference)) {
                (true, _) if is_last => 0,
                (_, true) if is_last => 60,
                _ => 100,
            };
            book.pay(month, pay_day(month), share);
        }
        book.settle(month, (contract, call));
    }
    book.rows
}

struct Book {
    rows: Vec<Row>,
    today: Day,
    owed: i64,
}

impl Book {
    fn ask(&mut self, month: Month, call: i64) {
        let day = days_from(month.first(), -AHEAD);
        if day > self.today {
            return;
        }
        let quarter = month.quarter_name();
        let asked = |suffix: &str, kind, label: String, cents| {
            Row::new(format!("{}-{suffix}", month.key()), kind, day, (label, cents))
                .due(month.first())
                .of(month.quarter())
        };
        let fonds = call * FONDS_DE_TRAVAUX / 100;
        let label = format!("Appel de fonds, {quarter}");
        self.rows.push(asked("AF", EntryKind::AppelDeFonds, label, call));
        let label = format!("Fonds de travaux, {quarter}");
        self.rows.push(asked("FT", EntryKind::FondsDeTravaux, label, fonds));
        self.owed += call + fonds;
    }

    fn pay(&mut self, month: Month, day: Day, share: i64) {
        let paid = self.owed * share / 100;
        if day > self.today || paid <= 0 {
            return;
        }
        let label = format!("Virement reçu, {}", month.name());
        let key = format!("{}-R", month.key());
        self.rows.push(Row::new(key, EntryKind::Reglement, day, (label, -paid)));
        self.owed -= paid;
    }

    /// The accounts of the year before, once the assemblée générale of June approved them.
    fn settle(&mut self, month: Month, (contract, call): (&Contract, i64)) {
        let (year, day) = (month.year - 1, month.day(20));
        let was_there = contract.started_on.is_none_or(|start| start.date().year() <= year);
        if month.month != 6 || day > self.today || !was_there {
            return;
        }
        let cents = if year % 2 == 0 { call * 7 / 100 } else { -call * 4 / 100 };
        let what = (format!("Régularisation des charges de l’exercice {year}"), cents);
        let row = Row::new(format!("RC-{year}"), EntryKind::Regularisation, day, what);
        let row = row.of((Month { year, month: 1 }.first(), Month { year, month: 12 }.last()));
        self.owed += cents;
        self.rows.push(if cents > 0 { row.due(month.plus(1).first()) } else { row });
    }
}

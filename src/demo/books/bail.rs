//! The account of a tenant: rent and provision on the 1st, payment about the 5th.

use super::calendar::Month;
use super::{Row, days_from};
use crate::clock::Day;
use crate::contracts::Contract;
use crate::ledger::EntryKind;

/// Amounts are cents of a month.
pub struct Bail {
    pub reference: &'static str,
    pub rent: i64,
    pub provision: i64,
    /// What June settles of the year before.
    pub settled: i64,
    pub habit: Habit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Habit {
    OnTime,
    /// Nothing came for the last two terms.
    Late,
    /// The last term was paid in part.
    InPart,
    /// The last term was paid twice.
    Twice,
}

const fn bail(reference: &'static str, amounts: (i64, i64, i64), habit: Habit) -> Bail {
    let (rent, provision, settled) = amounts;
    Bail { reference, rent, provision, settled, habit }
}

pub const BAUX: [Bail; 12] = [
    bail("BAIL-0114", (74_850, 6_500, 4_218), Habit::OnTime),
    bail(PARKING, (8_500, 500, 0), Habit::OnTime),
    bail("BAIL-0156", (92_000, 11_000, -6_340), Habit::InPart),
    bail("BAIL-0098", (58_000, 4_500, 0), Habit::OnTime),
    bail("BAIL-0171", (61_500, 4_500, 2_865), Habit::Late),
    bail("BAIL-0012", (47_230, 5_200, -1_874), Habit::OnTime),
    bail("BAIL-0131", (55_400, 4_000, 3_120), Habit::OnTime),
    bail("BAIL-0188", (108_000, 12_500, 7_455), Habit::InPart),
    bail("L-23-011", (64_000, 7_000, -2_210), Habit::OnTime),
    bail("L-2025-018", (83_500, 9_000, 0), Habit::Late),
    bail("L-2019-003", (96_000, 8_000, 5_600), Habit::OnTime),
    bail("L-2022-007", (69_900, 6_000, 1_980), Habit::Twice),
];

/// Of which one rent was first sent with a mistake.
const PARKING: &str = "BAIL-0207";
const MISTAKEN: i64 = 1_000;

/// Something is to be paid there on whatever day the demonstration is looked at.
const CALLED: &str = "BAIL-0114";
const TEOM: i64 = 11_340;

pub fn rows(bail: &Bail, contract: &Contract, today: Day) -> Vec<Row> {
    let months = Month::told(contract, today);
    let mut book = Book { bail, today, rows: Vec::new(), owed: 0 };
    let last_paid = months.iter().rev().find(|month| book.pay_day(**month) <= today).copied();
    for month in &months {
        book.ask(*month);
        book.take_deposit(*month, contract);
        book.pay(*month, last_paid);
        book.settle(*month, contract);
    }
    if bail.reference == PARKING
        && let Some(month) = months.iter().rev().nth(4)
    {
        book.mistake(*month);
    }
    if bail.reference == CALLED {
        book.call();
    }
    book.end(contract);
    book.rows
}

struct Book<'a> {
    bail: &'a Bail,
    today: Day,
    rows: Vec<Row>,
    owed: i64,
}

impl Book<'_> {
    fn ask(&mut self, month: Month) {
        let Bail { rent, provision, .. } = *self.bail;
        let asked = |suffix: &str, kind, words: &str, cents| {
            let label = format!("{words}, {}", month.name());
            Row::new(format!("{}-{suffix}", month.key()), kind, month.first(), (label, cents))
                .due(month.day(5))
                .of(month.whole())
        };
        self.rows.push(asked("L", EntryKind::Loyer, "Loyer", rent));
        self.rows.push(asked("P", EntryKind::Provision, "Provision pour charges", provision));
        self.owed += rent + provision;
    }

    fn take_deposit(&mut self, month: Month, contract: &Contract) {
        let Some(day) = contract.started_on.filter(|day| *day == month.first()) else { return };
        let what = ("Dépôt de garantie".to_owned(), self.bail.rent);
        self.rows.push(Row::new("DG".into(), EntryKind::DepotDeGarantie, day, what).due(day));
        self.owed += self.bail.rent;
    }

    fn pay_day(&self, month: Month) -> Day {
        let late = if self.bail.habit == Habit::Late { 9 } else { 0 };
        let spread = i8::try_from(self.bail.rent / 100 % 3).unwrap_or(0);
        month.day(4 + late + spread)
    }

    fn pay(&mut self, month: Month, last_paid: Option<Month>) {
        let day = self.pay_day(month);
        let is_last = Some(month) == last_paid;
        let before = last_paid.map(|last| last.plus(-1));
        let is_missing = self.bail.habit == Habit::Late && (is_last || Some(month) == before);
        if day > self.today || is_missing || self.owed <= 0 {
            return;
        }
        let paid = match self.bail.habit {
            Habit::InPart if is_last => self.owed * 6 / 1_000 * 100,
            Habit::Twice if is_last => self.owed * 2,
            _ => self.owed,
        };
        let label = match self.bail.reference.len() % 2 {
            0 => format!("Prélèvement, {}", month.name()),
            _ => format!("Virement reçu, {}", month.name()),
        };
        let key = format!("{}-R", month.key());
        self.rows.push(Row::new(key, EntryKind::Reglement, day, (label, -paid)));
        self.owed -= paid;
    }

    /// What June finds of the charges of the year before.
    fn settle(&mut self, month: Month, contract: &Contract) {
        let (year, day) = (month.year - 1, month.day(15));
        let was_there = contract.started_on.is_none_or(|start| start.date().year() <= year);
        if month.month != 6 || self.bail.settled == 0 || day > self.today || !was_there {
            return;
        }
        let what = (format!("Régularisation des charges {year}"), self.bail.settled);
        let row = Row::new(format!("RC-{year}"), EntryKind::Regularisation, day, what);
        let row = row.of((Month { year, month: 1 }.first(), Month { year, month: 12 }.last()));
        self.owed += self.bail.settled;
        let is_asked = self.bail.settled > 0;
        self.rows.push(if is_asked { row.due(month.plus(1).day(5)) } else { row });
    }

    /// The share of the household waste tax (TEOM), asked for a few days ago.
    fn call(&mut self) {
        let asked_on = days_from(self.today, -6);
        let year = asked_on.date().year();
        let what = (format!("Taxe d’enlèvement des ordures ménagères {year}"), TEOM);
        let row = Row::new(format!("TEOM-{year}"), EntryKind::Regularisation, asked_on, what);
        self.rows.push(row.due(days_from(self.today, 12)));
        self.owed += TEOM;
    }

    fn mistake(&mut self, month: Month) {
        let key = format!("{}-L", month.key());
        if let Some(row) = self.rows.iter_mut().find(|row| row.key == key) {
            row.first_sent = Some(row.cents + MISTAKEN);
        }
    }

    /// The deposit goes back within a month of the keys, less what is still owed.
    fn end(&mut self, contract: &Contract) {
        let Some(ended) = contract.ended_on.filter(|day| *day <= self.today) else { return };
        let rent = self.bail.rent;
        let what = ("Dépôt de garantie à restituer".to_owned(), -rent);
        self.rows.push(Row::new("DG-FIN".into(), EntryKind::DepotDeGarantie, ended, what));
        let day = days_from(ended, 21);
        let back = rent - self.owed;
        if day <= self.today && back > 0 {
            let what = ("Virement du dépôt de garantie, solde de tout compte".to_owned(), back);
            self.rows.push(Row::new("DG-VIR".into(), EntryKind::Reglement, day, what));
        }
    }
}

//! A term: the rent and the charges of one period, and whether they are paid.

use std::collections::{BTreeMap, BTreeSet};

use super::line::{self, Line};
use super::month::Month;
use super::paid::{PaidOn, paid_on};
use crate::clock::Day;
use crate::ledger::EntryKind;
use crate::money::Cents;

/// First and last day.
pub type Span = (Day, Day);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub month: Month,
    pub loyer: Part,
    pub charges: Part,
    /// The first day to pay something of it by.
    pub due_on: Day,
    pub paid_on: BTreeSet<Day>,
    /// Whether anything of it is due, were it a cent.
    is_due: bool,
}

/// The rent of a term, or its charges.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    pub asked: Cents,
    due: Cents,
    pub span: Option<Span>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing of it is due: a quittance.
    Paid,
    /// A reçu of what was paid (loi 89-462, art. 21).
    InPart,
    Unpaid,
}

/// The terms of a lease, the newest first. What comes to nothing is no term.
pub fn terms(lines: Vec<Line>) -> Vec<Term> {
    let live = line::live(lines);
    let paid_on = paid_on(&live);
    let mut terms = BTreeMap::<Month, Term>::new();
    for line in live.iter().filter(|line| is_of_rent(line)) {
        let month = Month::of(span(line).0);
        let term = terms.entry(month).or_insert_with(|| Term::new(month, line.payable_on()));
        term.add(line, &paid_on);
    }
    terms.into_values().rev().filter(|term| term.asked() > Cents::ZERO).collect()
}

/// Rent and charges alone: a deposit or a yearly settlement is no part of a term.
fn is_of_rent(line: &Line) -> bool {
    matches!(line.kind, EntryKind::Loyer | EntryKind::Provision)
}

/// The time that it is for; the month of its own day where it names none.
fn span(line: &Line) -> Span {
    match (line.period_from, line.period_until) {
        (Some(from), Some(until)) => (from, until),
        (Some(from), None) => (from, Month::of(from).last()),
        (None, Some(until)) => (Month::of(until).first(), until),
        (None, None) => (Month::of(line.dated_on).first(), Month::of(line.dated_on).last()),
    }
}

impl Term {
    fn new(month: Month, due_on: Day) -> Self {
        let (loyer, charges, paid_on) = (Part::default(), Part::default(), BTreeSet::new());
        Self { month, loyer, charges, due_on, paid_on, is_due: false }
    }

    fn add(&mut self, line: &Line, paid_on: &PaidOn) {
        let is_loyer = line.kind == EntryKind::Loyer;
        let part = if is_loyer { &mut self.loyer } else { &mut self.charges };
        part.asked = part.asked + line.cents;
        part.due = part.due + line.left.unwrap_or_default();
        let (from, until) = span(line);
        let known = part.span.unwrap_or((from, until));
        part.span = Some((known.0.min(from), known.1.max(until)));
        self.due_on = self.due_on.min(line.payable_on());
        self.is_due |= line.left.is_some();
        self.paid_on.extend(paid_on.get(&line.id).into_iter().flatten());
    }

    pub fn state(&self) -> State {
        match (self.is_due, self.paid() > Cents::ZERO) {
            (false, _) => State::Paid,
            (true, true) => State::InPart,
            (true, false) => State::Unpaid,
        }
    }

    /// That of the rent, or of the charges where there is no rent.
    pub fn span(&self) -> Span {
        let own = (self.month.first(), self.month.last());
        self.loyer.span.or(self.charges.span).unwrap_or(own)
    }

    pub fn asked(&self) -> Cents {
        self.loyer.asked + self.charges.asked
    }

    pub fn paid(&self) -> Cents {
        self.loyer.paid() + self.charges.paid()
    }

    pub fn left(&self) -> Cents {
        self.loyer.left() + self.charges.left()
    }
}

impl Part {
    pub fn paid(&self) -> Cents {
        self.asked - self.left()
    }

    /// Never more than was asked: a rebate of one term may have gone to an older debt.
    pub fn left(&self) -> Cents {
        self.due.min(self.asked.max(Cents::ZERO))
    }
}

#[cfg(test)]
#[path = "term_tests.rs"]
mod tests;

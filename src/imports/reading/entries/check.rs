//! From the raw cells of a row to its entry.

use super::column::{Column, SHAPE};
use super::row::{self, EntryRow};
use crate::clock::Day;
use crate::imports::reading::checker::Checker;
use crate::imports::reading::source::Cells;
use crate::imports::reading::{Given, Reason, Refusal};
use crate::ledger::EntryKind;
use crate::money::Cents;

pub fn row(cells: &Cells, max_cell: usize) -> Result<EntryRow, Refusal> {
    let checker = Checker { cells, shape: &SHAPE, max_cell };
    let (period_from, period_until) = period(&checker)?;
    Ok(EntryRow {
        line: cells.line,
        reference: checker.required(Column::RefMouvement)?,
        contract: checker.required(Column::RefContrat)?,
        dated_on: required_day(&checker, Column::Date)?,
        label: checker.required(Column::Libelle)?,
        cents: cents(&checker)?,
        due_on: checker.given_day(Column::Echeance)?,
        kind: checker.given(Column::Type, |checker, _| kind(checker))?,
        period_from,
        period_until,
    })
}

fn kind(checker: &Checker<'_>) -> Result<Option<EntryKind>, Refusal> {
    let Some(text) = checker.optional(Column::Type)? else { return Ok(None) };
    let kind = row::kind(&text);
    kind.map(Some).ok_or_else(|| checker.refusal(Column::Type, Reason::UnknownEntryKind))
}

fn required_day(checker: &Checker<'_>, column: Column) -> Result<Day, Refusal> {
    checker.day(column)?.ok_or_else(|| checker.refusal(column, Reason::Missing))
}

/// A débit, a crédit or an amount with its sign. Many programs fill the other column with zero:
/// that says nothing, and is not a second amount.
fn cents(checker: &Checker<'_>) -> Result<Cents, Refusal> {
    let debit = checker.amount(Column::Debit)?;
    let credit = checker.amount(Column::Credit)?.map(|credit| -credit);
    let amount = checker.amount(Column::Montant)?;
    let told = [(Column::Debit, debit), (Column::Credit, credit), (Column::Montant, amount)];
    let mut said = told.into_iter().filter_map(|(column, cents)| Some((column, cents?)));
    let Some((_, first)) = said.next() else {
        return Err(checker.refusal(Column::Montant, Reason::Missing));
    };
    said.try_fold(first, |cents, (column, other)| match (cents.is_zero(), other.is_zero()) {
        (_, true) => Ok(cents),
        (true, false) => Ok(other),
        (false, false) => Err(checker.refusal(column, Reason::TwoAmounts)),
    })
}

fn period(checker: &Checker<'_>) -> Result<(Given<Day>, Given<Day>), Refusal> {
    let from = checker.given_day(Column::PeriodeDebut)?;
    let until = checker.given_day(Column::PeriodeFin)?;
    checker.in_order(Column::PeriodeFin, (from.value().copied(), until.value().copied()))?;
    Ok((from, until))
}

//! From the raw cells of a row to its document.

use super::column::{Column, SHAPE};
use super::readers;
use super::{DocumentRow, Said};
use crate::clock::Day;
use crate::documents::DocumentKind;
use crate::imports::reading::checker::Checker;
use crate::imports::reading::source::Cells;
use crate::imports::reading::{Given, Reason, Refusal};

pub fn row(cells: &Cells, max_cell: usize) -> Result<DocumentRow, Refusal> {
    let checker = Checker { cells, shape: &SHAPE, max_cell };
    let reference = checker.required(Column::RefDocument)?;
    // The other cells of a document that is withdrawn are not read.
    let is_withdrawn = checker.yes_no(Column::Retire)?;
    let said = if is_withdrawn { None } else { Some(said(&checker)?) };
    Ok(DocumentRow { line: cells.line, reference, said })
}

fn said(checker: &Checker<'_>) -> Result<Said, Refusal> {
    let file = checker.required(Column::Fichier)?;
    if !is_plain(&file) {
        return Err(checker.refusal(Column::Fichier, Reason::NotAPlainName));
    }
    let kind = readers::kind(&checker.required(Column::Type)?)
        .ok_or_else(|| checker.refusal(Column::Type, Reason::UnknownDocumentKind))?;
    let title = checker.required(Column::Titre)?;
    let (audience, of) = readers::audience(checker, kind)?;
    let dated_on = checker.required_day(Column::Date)?;
    let period = period(checker)?;
    if kind == DocumentKind::Quittance && period.value().is_none() {
        return Err(checker.refusal(Column::PeriodeDebut, Reason::NoTerm));
    }
    let exercice = checker.given(Column::Exercice, |checker, column| {
        Ok(checker.whole(column, 1900..=2199)?.and_then(|year| i32::try_from(year).ok()))
    })?;
    let valid_until = checker.given_day(Column::ValableJusquau)?;
    Ok(Said { file, kind, audience, of, title, dated_on, period, exercice, valid_until })
}

/// No way to anywhere: neither `/` nor `\`, nor the names of folders themselves, nor a drive.
fn is_plain(name: &str) -> bool {
    !name.contains(['/', '\\', ':']) && name != "." && name != ".."
}

/// Both of its days, or none.
fn period(checker: &Checker<'_>) -> Result<Given<(Day, Day)>, Refusal> {
    let from = checker.given_day(Column::PeriodeDebut)?;
    let until = checker.given_day(Column::PeriodeFin)?;
    checker.in_order(Column::PeriodeFin, (from.value().copied(), until.value().copied()))?;
    match (from, until) {
        (Given::Value(from), Given::Value(until)) => Ok(Given::Value((from, until))),
        (_, Given::Value(_)) => Err(checker.refusal(Column::PeriodeDebut, Reason::Missing)),
        (Given::Value(_), _) => Err(checker.refusal(Column::PeriodeFin, Reason::Missing)),
        (Given::Absent, Given::Absent) => Ok(Given::Absent),
        _ => Ok(Given::Empty),
    }
}

//! The file of mandates: one row is one member of one conseil syndical, from a day to another.

use super::checker::Checker;
use super::references::References;
use super::shape::Heading;
use super::{Cells, Given, Reason, Record, Refusal, Shape};
use crate::clock::Day;

/// In the order of [`Column`], whose numbers are the places here.
static SHAPE: Shape = Shape {
    list: "mandats",
    inner: None,
    headings: &[
        Heading::required("ref_mandat", &["référence mandat", "code mandat", "n° mandat"]),
        Heading::required("ref_immeuble", &["référence immeuble", "code immeuble", "n° immeuble"]),
        Heading::required("ref_tiers", &["référence tiers", "code tiers", "n° tiers"]),
        Heading::optional("president", &["préside"]),
        Heading::required("debut", &["date début", "élu le"]),
        Heading::optional("fin", &["date fin"]),
    ],
};

#[derive(Clone, Copy)]
enum Column {
    RefMandat,
    RefImmeuble,
    RefTiers,
    President,
    Debut,
    Fin,
}

impl From<Column> for usize {
    fn from(column: Column) -> Self {
        column as Self
    }
}

/// One mandate, as the agency writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MandatRow {
    /// Line of the file where the row begins.
    pub line: u64,
    /// The agency's own reference; it is found again by it.
    pub reference: String,
    /// The reference of its immeuble.
    pub immeuble: String,
    /// The reference of who was elected.
    pub tiers: String,
    pub presides: Given<bool>,
    pub started_on: Day,
    /// The last day.
    pub ended_on: Given<Day>,
}

impl Record for MandatRow {
    const SHAPE: &'static Shape = &SHAPE;
    type Seen = References;

    fn check(cells: &Cells, max_cell: usize) -> Result<Self, Refusal> {
        let checker = Checker { cells, shape: &SHAPE, max_cell };
        let started_on = checker.required_day(Column::Debut)?;
        let ended_on = checker.given_day(Column::Fin)?;
        checker.in_order(Column::Fin, (Some(started_on), ended_on.value().copied()))?;
        Ok(Self {
            line: cells.line,
            reference: checker.required(Column::RefMandat)?,
            immeuble: checker.required(Column::RefImmeuble)?,
            tiers: checker.required(Column::RefTiers)?,
            presides: checker.given_yes_no(Column::President)?,
            started_on,
            ended_on,
        })
    }

    fn admit(&self, seen: &mut References) -> Result<(), Refusal> {
        let Some(first) = seen.met(&self.reference, self.line) else { return Ok(()) };
        let column = Some(SHAPE.name(Column::RefMandat.into()));
        Err(Refusal { line: self.line, column, reason: Reason::SameReference { first } })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_and_headings_are_in_one_order() {
        let some = [Column::RefMandat, Column::President, Column::Fin];
        let names = some.map(|column| SHAPE.name(column.into()));
        assert_eq!(names, ["ref_mandat", "president", "fin"]);
        assert_eq!(SHAPE.headings.len(), Column::Fin as usize + 1);
    }
}

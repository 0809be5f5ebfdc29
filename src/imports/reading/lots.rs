//! The file of lots: one row is one lot, and one contract that is about it.

use super::checker::Checker;
use super::references::References;
use super::shape::Heading;
use super::{Cells, Given, Reason, Record, Refusal, Shape};

/// In the order of [`Column`], whose numbers are the places here.
static SHAPE: Shape = Shape {
    list: "lots",
    inner: None,
    headings: &[
        Heading::required("ref_lot", &["référence lot", "code lot", "n° lot"]),
        Heading::required("ref_immeuble", &["référence immeuble", "code immeuble", "n° immeuble"]),
        Heading::required("nature", &["nature lot", "type lot"]),
        Heading::optional("situation", &["emplacement"]),
        Heading::optional("tantiemes", &["millièmes", "tantièmes généraux"]),
        Heading::optional("ref_contrat", &["référence contrat", "code contrat", "n° contrat"]),
    ],
};

#[derive(Clone, Copy)]
enum Column {
    RefLot,
    RefImmeuble,
    Nature,
    Situation,
    Tantiemes,
    RefContrat,
}

impl From<Column> for usize {
    fn from(column: Column) -> Self {
        column as Self
    }
}

/// Tantièmes of the largest copropriétés are counted in hundreds of thousands.
const MOST_TANTIEMES: i64 = 100_000_000;

/// One lot, and one contract that is about it, as the agency writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LotRow {
    /// Line of the file where the row begins.
    pub line: u64,
    /// The agency's own reference of the lot; it is found again by it.
    pub reference: String,
    /// The reference of its immeuble.
    pub immeuble: String,
    pub nature: String,
    pub place: Given<String>,
    pub tantiemes: Given<i64>,
    /// The reference of a contract about it.
    pub contract: Option<String>,
}

/// A lot comes once a contract, and is the same each time.
#[derive(Default)]
pub struct Seen {
    lots: References,
    described: References,
    rows: References,
}

impl Record for LotRow {
    const SHAPE: &'static Shape = &SHAPE;
    type Seen = Seen;

    fn check(cells: &Cells, max_cell: usize) -> Result<Self, Refusal> {
        let checker = Checker { cells, shape: &SHAPE, max_cell };
        Ok(Self {
            line: cells.line,
            reference: checker.required(Column::RefLot)?,
            immeuble: checker.required(Column::RefImmeuble)?,
            nature: checker.required(Column::Nature)?,
            place: checker.text(Column::Situation)?,
            tantiemes: checker.given(Column::Tantiemes, |checker, column| {
                checker.whole(column, 0..=MOST_TANTIEMES)
            })?,
            contract: checker.optional(Column::RefContrat)?,
        })
    }

    fn admit(&self, seen: &mut Seen) -> Result<(), Refusal> {
        let line = self.line;
        let refusal = |reason| {
            let column = Some(SHAPE.name(Column::RefLot.into()));
            Err(Refusal { line, column, reason })
        };
        let described =
            (&self.reference, &self.immeuble, &self.nature, &self.place, self.tantiemes);
        if let Some(first) = seen.rows.met(&(&self.reference, &self.contract), line) {
            return refusal(Reason::SameReference { first });
        }
        match (seen.lots.met(&self.reference, line), seen.described.met(&described, line)) {
            (Some(first), None) => refusal(Reason::OtherLot { first }),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_and_headings_are_in_one_order() {
        let some = [Column::RefLot, Column::Tantiemes, Column::RefContrat];
        let names = some.map(|column| SHAPE.name(column.into()));
        assert_eq!(names, ["ref_lot", "tantiemes", "ref_contrat"]);
        assert_eq!(SHAPE.headings.len(), Column::RefContrat as usize + 1);
    }
}

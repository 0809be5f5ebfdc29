//! The index of documents: one row is one document, whose content is a file beside the index.

mod check;
mod column;
mod readers;

use super::references::References;
use super::{Cells, Given, Reason, Record, Refusal, Shape};
use crate::clock::Day;
use crate::documents::{Audience, DocumentKind};
use column::{Column, SHAPE};

/// One document, as the agency writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    /// Line of the file where the row begins.
    pub line: u64,
    /// The agency's own reference; it is found again by it.
    pub reference: String,
    /// What is said of it; nothing when it is withdrawn.
    pub said: Option<Said>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The plain name of a file.
    pub file: String,
    pub kind: DocumentKind,
    pub audience: Audience,
    /// The reference of whom it is for: a contract, a tiers, or an immeuble.
    pub of: String,
    pub title: String,
    pub dated_on: Day,
    pub period: Given<(Day, Day)>,
    pub exercice: Given<i32>,
    pub valid_until: Given<Day>,
}

impl Record for DocumentRow {
    const SHAPE: &'static Shape = &SHAPE;
    type Seen = References;

    fn check(cells: &Cells, max_cell: usize) -> Result<Self, Refusal> {
        check::row(cells, max_cell)
    }

    fn admit(&self, seen: &mut References) -> Result<(), Refusal> {
        let Some(first) = seen.met(&self.reference, self.line) else { return Ok(()) };
        let column = Some(SHAPE.name(Column::RefDocument.into()));
        Err(Refusal { line: self.line, column, reason: Reason::SameReference { first } })
    }
}

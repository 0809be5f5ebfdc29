//! The file of entries: one row is one entry of the account of one contract.

mod check;
mod column;
mod row;

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

pub use row::EntryRow;

use super::source::Cells;
use super::{Reason, Record, Refusal, Shape};
use column::Column;

impl Record for EntryRow {
    const SHAPE: &'static Shape = &column::SHAPE;
    type Seen = Seen;

    fn check(cells: &Cells, max_cell: usize) -> Result<Self, Refusal> {
        check::row(cells, max_cell)
    }

    fn admit(&self, seen: &mut Seen) -> Result<(), Refusal> {
        let reference = seen.hasher.hash_one(&self.reference);
        if let Some(&first) = seen.lines.get(&reference) {
            let column = Some(Self::SHAPE.name(Column::RefMouvement as usize));
            return Err(Refusal { line: self.line, column, reason: Reason::SameEntry { first } });
        }
        seen.lines.insert(reference, self.line);
        Ok(())
    }
}

/// The references that came, as keyed hashes, and their lines.
#[derive(Default)]
pub struct Seen {
    hasher: RandomState,
    lines: HashMap<u64, u64>,
}

//! The file of tiers: one row is one contract of one tiers.

mod check;
mod civility;
mod column;
mod row;
mod seen;

pub use civility::{Civility, is_whole_name};
pub use column::Column;
pub use row::{ContractRecord, ImmeubleRecord, PostalAddress, Row, TiersRecord};

use super::source::Cells;
use super::{Record, Refusal, Shape};

impl Record for Row {
    const SHAPE: &'static Shape = &column::SHAPE;
    type Seen = seen::Seen;

    fn check(cells: &Cells, max_cell: usize) -> Result<Self, Refusal> {
        check::row(cells, max_cell)
    }

    fn admit(&self, seen: &mut Self::Seen) -> Result<(), Refusal> {
        seen.admit(self)
    }
}

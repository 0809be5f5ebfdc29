//! What an agency's own software sends us: the file read, checked line by line, and its report.

mod apply;
pub mod reading;
mod report;

pub use apply::{ImportFault, Mode, apply, apply_entries};
pub use reading::{
    EntryRow, FileFault, Format, Language, Limits, Notice, Reason, Record, Refusal, Row, Rows,
    read, read_as,
};
pub use report::Report;

pub use crate::web::{Cell, SafeCsv, safe_cell};

//! What an agency's own software sends us: the file read, checked line by line, and its report.

mod apply;
pub mod reading;
mod report;
mod safe_csv;

pub use apply::{ImportFault, Mode, apply};
pub use reading::{FileFault, Format, Language, Limits, Notice, Reason, Refusal, Row, Rows, read};
pub use report::Report;
pub use safe_csv::{Cell, SafeCsv, safe_cell};

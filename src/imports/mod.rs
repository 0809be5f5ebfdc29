//! What an agency's own software sends us: the file read, checked line by line, and its report.

mod apply;
mod files;
mod kind;
pub mod reading;
mod report;

pub use apply::{
    By, ImportFault, KnownDocuments, Mode, Order, Seal, apply, apply_documents, apply_entries,
    apply_immeubles, apply_lots, apply_mandats, sent,
};
pub use files::Files;
pub use kind::{Beside, Kind, Opened};
pub use reading::{
    DocumentRow, EntryRow, FileFault, Format, ImmeubleRow, Language, Limits, LotRow, MandatRow,
    Notice, Reason, Record, Refusal, Row, Rows, read, read_as,
};
pub use report::{Change, Did, Report, Written};

pub use crate::web::{Cell, SafeCsv, safe_cell};

//! An agency's file, read as a stream of checked rows, of one kind a file.

mod cell;
mod checker;
mod documents;
mod entries;
mod fault;
mod flaw;
mod given;
mod immeubles;
mod lots;
mod mandats;
mod reason_words;
mod references;
mod refusal;
mod shape;
mod source;
#[cfg(test)]
mod tests;
mod tiers;

use std::io::{Read, Seek};

pub use documents::{DocumentRow, Said};
pub use entries::EntryRow;
pub use fault::{FileFault, HeaderFault};
pub use flaw::{Flaw, Notice};
pub use given::Given;
pub use immeubles::ImmeubleRow;
pub use lots::LotRow;
pub use mandats::MandatRow;
pub use references::References;
pub use refusal::{Language, Reason, Refusal};
pub use shape::{Heading, Shape};
pub use source::{Cells, Json};
pub use tiers::{
    Civility, Column, ContractRecord, ImmeubleRecord, PostalAddress, Row, TiersRecord,
    is_whole_name,
};

use crate::settings;
use source::Source;

/// As a cell would write the name of a file; none for one that no cell can.
pub fn as_in_a_cell(name: &str) -> Option<String> {
    cell::clean(name, Limits::default().max_cell).ok().flatten()
}

/// A row of a kind of file. A new kind is a folder beside `tiers/`, or a file when it is short: its
/// columns, its check, and what of it may come once.
pub trait Record: Sized + Send + 'static {
    const SHAPE: &'static Shape;
    /// What a file has already said; hashes, never texts.
    type Seen: Default + Send;

    /// The row that the cells make, or why they make none.
    fn check(cells: &Cells, max_cell: usize) -> Result<Self, Refusal>;

    /// Refuses what came before in the same file.
    fn admit(&self, seen: &mut Self::Seen) -> Result<(), Refusal>;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Csv,
    Json,
}

impl Format {
    /// The format that a file's name announces; `.txt` is what Excel calls its tabbed export.
    pub fn of(file_name: &str) -> Option<Self> {
        let (_, extension) = file_name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "csv" | "txt" => Some(Self::Csv),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// What a file may hold before it is refused as a whole (cells: before their row is).
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// In bytes, as stored.
    pub max_size: u64,
    /// Rows read, refused ones included; what is remembered of a file grows with it (about 100
    /// bytes a row).
    pub max_rows: u64,
    pub max_columns: usize,
    /// In characters.
    pub max_cell: usize,
}

impl Limits {
    /// What files given at the command line may hold.
    pub fn of(settings: &settings::Import) -> Self {
        Self {
            max_size: settings.max_size.count(),
            max_rows: settings.max_rows,
            max_columns: settings.max_columns,
            max_cell: settings.max_cell,
        }
    }

    /// What files sent on the web may hold.
    pub fn of_web(settings: &settings::Import) -> Self {
        Self {
            max_size: settings.web_max_size.count(),
            max_rows: settings.web_max_rows,
            ..Self::of(settings)
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { max_size: 1 << 30, max_rows: 2_000_000, max_columns: 64, max_cell: 1_000 }
    }
}

/// Opens a file of tiers and contracts, as [`read_as`] opens any.
pub fn read(
    source: impl Read + Seek + Send + 'static,
    format: Format,
    limits: Limits,
) -> Result<Rows<Row>, FileFault> {
    read_as(source, format, limits)
}

/// Opens a file. It is read twice: once to be sure of its encoding, once for its rows; memory does
/// not depend on its size. A source that cannot be rewound must first be put in a temporary file.
pub fn read_as<R: Record>(
    source: impl Read + Seek + Send + 'static,
    format: Format,
    limits: Limits,
) -> Result<Rows<R>, FileFault> {
    let source = Source::open(source, (format, R::SHAPE), limits)?;
    Ok(Rows { source, limits, seen: R::Seen::default(), count: 0, over: false })
}

/// The rows of a file, in order. An outer `Err` condemns the whole file and ends the iteration;
/// an inner `Err` refuses one row and the next ones follow.
pub struct Rows<R: Record> {
    source: Source,
    limits: Limits,
    seen: R::Seen,
    count: u64,
    over: bool,
}

impl<R: Record> Rows<R> {
    /// For a progress bar, of [`Rows::size`].
    pub fn bytes_read(&self) -> u64 {
        self.source.bytes_read()
    }

    /// In bytes.
    pub fn size(&self) -> u64 {
        self.source.size()
    }

    /// SHA-256 of the whole file as stored: which file it was, in the audit trail.
    pub fn sha256(&self) -> [u8; 32] {
        self.source.sha256()
    }

    fn checked(&mut self, cells: &Cells) -> Result<R, Refusal> {
        let row = R::check(cells, self.limits.max_cell)?;
        row.admit(&mut self.seen)?;
        Ok(row)
    }
}

impl<R: Record> Iterator for Rows<R> {
    type Item = Result<Result<R, Refusal>, FileFault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.over {
            return None;
        }
        let next = self.source.next()?;
        self.count += 1;
        if self.count > self.limits.max_rows {
            self.over = true;
            return Some(Err(FileFault::TooManyRows { max: self.limits.max_rows }));
        }
        Some(match next {
            Err(fault) => {
                self.over = true;
                Err(fault)
            }
            Ok(Err(refusal)) => Ok(Err(refusal)),
            Ok(Ok(cells)) => Ok(self.checked(&cells)),
        })
    }
}

//! An agency's file of tiers and contracts, read as a stream of checked rows.

mod cell;
mod check;
mod civility;
mod column;
mod fault;
mod refusal;
mod row;
mod seen;
mod source;
#[cfg(test)]
mod tests;

use std::io::{Read, Seek};

pub use civility::Civility;
pub use column::Column;
pub use fault::{FileFault, HeaderFault};
pub use refusal::{Flaw, Language, Notice, Reason, Refusal};
pub use row::{ContractRecord, ImmeubleRecord, PostalAddress, Row, TiersRecord};

use seen::Seen;
use source::Source;

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

impl Default for Limits {
    fn default() -> Self {
        Self { max_size: 1 << 30, max_rows: 2_000_000, max_columns: 64, max_cell: 255 }
    }
}

/// Opens a file. It is read twice: once to be sure of its encoding, once for its rows; memory does
/// not depend on its size. A source that cannot be rewound must first be put in a temporary file.
pub fn read(
    source: impl Read + Seek + Send + 'static,
    format: Format,
    limits: Limits,
) -> Result<Rows, FileFault> {
    let source = Source::open(source, format, limits)?;
    Ok(Rows { source, limits, seen: Seen::default(), count: 0, over: false })
}

/// The rows of a file, in order. An outer `Err` condemns the whole file and ends the iteration;
/// an inner `Err` refuses one row and the next ones follow.
pub struct Rows {
    source: Source,
    limits: Limits,
    seen: Seen,
    count: u64,
    over: bool,
}

impl Rows {
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

    fn checked(&mut self, cells: &source::Cells) -> Result<Row, Refusal> {
        let row = check::row(cells, self.limits.max_cell)?;
        self.seen.admit(&row)?;
        Ok(row)
    }
}

impl Iterator for Rows {
    type Item = Result<Result<Row, Refusal>, FileFault>;

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

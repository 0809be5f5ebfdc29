//! A CSV file: its separator is the one of its header, its columns may come in any order.

use std::io::{self, Read};

use csv::{ReaderBuilder, StringRecord, Terminator};

use super::super::fault::shown;
use super::super::{FileFault, HeaderFault, Limits, Reason, Refusal, Shape};
use super::decoded::Decoded;
use super::{Cells, Found, Survey};

pub struct CsvFile {
    reader: csv::Reader<Box<dyn Read + Send>>,
    shape: &'static Shape,
    /// The column of each position; none under an empty header.
    columns: Vec<Option<usize>>,
    record: StringRecord,
}

impl CsvFile {
    pub fn open(
        bytes: impl Read + Send + 'static,
        survey: &Survey,
        (shape, limits): (&'static Shape, Limits),
    ) -> Result<Self, FileFault> {
        // A last line always ended keeps the count of lines right.
        let text = Decoded::new(bytes, survey.encoding).chain(io::Cursor::new(b"\n"));
        let reader = ReaderBuilder::new()
            .delimiter(separator(survey))
            .terminator(Terminator::Any(b'\n'))
            .flexible(true)
            .has_headers(false)
            .from_reader(Box::new(text) as Box<dyn Read + Send>);
        let mut file = Self { reader, shape, columns: Vec::new(), record: StringRecord::new() };
        if file.advance().map_err(|error| FileFault::Io(error.into()))?.is_none() {
            return Err(FileFault::Empty);
        }
        if file.record.len() > limits.max_columns {
            return Err(FileFault::TooManyColumns { max: limits.max_columns });
        }
        file.columns = columns(shape, texts(&file.record))?;
        Ok(file)
    }

    /// The line where the next record is looked for.
    pub fn line(&self) -> u64 {
        self.reader.position().line()
    }

    pub fn next(&mut self) -> Option<Found> {
        match self.advance() {
            Ok(line) => Some(Ok(self.cells(line?))),
            Err(error) => Some(Err(FileFault::Io(error.into()))),
        }
    }

    /// Reads the next record that is not blank, and says its first line.
    fn advance(&mut self) -> Result<Option<u64>, csv::Error> {
        loop {
            let before = self.line();
            if !self.reader.read_record(&mut self.record)? {
                return Ok(None);
            }
            if self.record.iter().any(|cell| !cell.trim().is_empty()) {
                let breaks = self.record.as_slice().bytes().filter(|byte| *byte == b'\n').count();
                let first = self.line().saturating_sub(1 + breaks as u64);
                // Blank lines come before the record; after an open quote nothing ends it.
                return Ok(Some(first.max(before)));
            }
        }
    }

    /// Excel leaves out the last empty cells of some rows: too few cells is not a fault.
    fn cells(&self, line: u64) -> Result<Cells, Refusal> {
        let mut cells = Cells::empty(line, self.shape);
        self.columns.iter().flatten().for_each(|column| cells.set(*column, String::new()));
        for (position, text) in texts(&self.record).enumerate() {
            match self.columns.get(position) {
                Some(Some(column)) => cells.set(*column, text.to_owned()),
                _ if text.trim().is_empty() => {}
                _ => {
                    let reason = Reason::TooManyCells { header: self.columns.len() };
                    return Err(Refusal { line, column: None, reason });
                }
            }
        }
        Ok(cells)
    }
}

/// Lines end with LF for the reader, so the CR of CRLF is still there.
fn texts(record: &StringRecord) -> impl Iterator<Item = &str> {
    let last = record.len().saturating_sub(1);
    record.iter().enumerate().map(move |(position, text)| {
        if position == last { text.strip_suffix('\r').unwrap_or(text) } else { text }
    })
}

/// The most frequent of the three in the header; `;` when there is none.
fn separator(survey: &Survey) -> u8 {
    let (head, _) = survey.encoding.decode_with_bom_removal(&survey.head);
    let header = head.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: u8| header.bytes().filter(|byte| *byte == separator).count();
    b"\t,;".iter().copied().max_by_key(|separator| count(*separator)).unwrap_or(b';')
}

fn columns<'a>(
    shape: &Shape,
    header: impl Iterator<Item = &'a str>,
) -> Result<Vec<Option<usize>>, FileFault> {
    let (mut columns, mut fault) = (Vec::new(), HeaderFault::default());
    for text in header {
        let column = shape.named(text);
        match column {
            Some(at) if columns.contains(&column) => fault.twice.push(shape.name(at)),
            None if !text.trim().is_empty() => fault.unknown.push(shown(text)),
            _ => {}
        }
        columns.push(column);
    }
    let headings = shape.headings.iter().enumerate();
    let missing = headings.filter(|(at, it)| it.required && !columns.contains(&Some(*at)));
    fault.missing = missing.map(|(_, heading)| heading.name).collect();
    if fault == HeaderFault::default() { Ok(columns) } else { Err(FileFault::Header(fault)) }
}

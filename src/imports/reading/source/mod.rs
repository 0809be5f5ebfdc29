//! The bytes of the file, as raw cells by column.

mod csv_file;
mod decoded;
mod json;
mod json_file;
mod json_object;
mod meter;
mod survey;

use std::io::{Read, Seek};
use std::sync::Arc;

use super::{FileFault, Format, Limits, Refusal, Shape};

pub use json::Json;

use csv_file::CsvFile;
use json_file::JsonFile;
use meter::{Meter, Metered};
use survey::Survey;

/// A row as written: nothing is cleaned or checked yet.
#[derive(Clone, Debug)]
pub struct Cells {
    pub line: u64,
    /// One a column, in the order of the shape; none where the file does not speak of it.
    texts: Vec<Option<String>>,
}

impl Cells {
    fn empty(line: u64, shape: &Shape) -> Self {
        Self { line, texts: vec![None; shape.headings.len()] }
    }

    pub fn at(&self, column: usize) -> &str {
        self.texts[column].as_deref().unwrap_or_default()
    }

    /// Whether the file speaks of the column, were it to say that there is nothing.
    pub fn has(&self, column: usize) -> bool {
        self.texts[column].is_some()
    }

    fn set(&mut self, column: usize, text: String) {
        self.texts[column] = Some(text);
    }
}

/// A row, a row refused, or the end of everything.
type Found = Result<Result<Cells, Refusal>, FileFault>;

pub struct Source {
    file: File,
    meter: Arc<Meter>,
    size: u64,
    sha256: [u8; 32],
}

enum File {
    Csv(Box<CsvFile>),
    Json(Box<JsonFile>),
}

impl Source {
    pub fn open(
        mut source: impl Read + Seek + Send + 'static,
        (format, shape): (Format, &'static Shape),
        limits: Limits,
    ) -> Result<Self, FileFault> {
        let survey = Survey::of(&mut source, limits.max_size)?;
        source.rewind()?;
        let meter = Arc::new(Meter::default());
        // What grew since the survey was not surveyed, hence is not read.
        let metered = Metered::new(source.take(survey.size), Arc::clone(&meter));
        let file = match format {
            Format::Csv => {
                CsvFile::open(metered, &survey, (shape, limits)).map(|f| File::Csv(Box::new(f)))
            }
            Format::Json => {
                JsonFile::open(metered, &survey, shape).map(|f| File::Json(Box::new(f)))
            }
        };
        let file = file.map_err(|fault| explained(fault, &meter, 1))?;
        Ok(Self { file, meter, size: survey.size, sha256: survey.sha256 })
    }

    pub fn bytes_read(&self) -> u64 {
        self.meter.bytes_read()
    }

    pub fn size(&self) -> u64 {
        self.size
    }

    pub fn sha256(&self) -> [u8; 32] {
        self.sha256
    }

    pub fn next(&mut self) -> Option<Found> {
        self.meter.begin_record();
        let (line, found) = match &mut self.file {
            File::Csv(file) => (file.line(), file.next()),
            File::Json(file) => (file.line(), file.next()),
        };
        found.map(|found| found.map_err(|fault| explained(fault, &self.meter, line)))
    }
}

/// The meter stops a record that is too long by an error of reading: this says which it was.
fn explained(fault: FileFault, meter: &Meter, line: u64) -> FileFault {
    if meter.overrun() { FileFault::RecordTooLong { line } } else { fault }
}

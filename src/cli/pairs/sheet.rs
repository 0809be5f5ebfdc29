//! The file that the letters are made from: the only place where the passwords can be read.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use crate::access::provisional::Issued;
use crate::imports::{Cell, SafeCsv};
use crate::office::letters::{HEADER, row};

pub struct Sheet {
    csv: SafeCsv<File>,
    file: File,
    /// Where people sign in.
    address: String,
}

impl Sheet {
    /// Never in the place of another file, and readable by its owner alone.
    pub fn create(path: &Path, address: String) -> io::Result<Self> {
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
        let mut csv = SafeCsv::new(file.try_clone()?)?;
        csv.row(HEADER.map(Cell::Text))?;
        csv.flush()?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
        Ok(Self { csv, file, address })
    }

    /// Returns once the disk has them.
    pub fn add(&mut self, pairs: &[Issued]) -> io::Result<()> {
        for pair in pairs {
            row(&mut self.csv, pair, &self.address)?;
        }
        self.csv.flush()?;
        self.file.sync_all()
    }
}

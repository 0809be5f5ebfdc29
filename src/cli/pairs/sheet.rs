//! The file that the letters are made from: the only place where the passwords can be read.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use crate::access::provisional::Issued;
use crate::clock::paris_short;
use crate::imports::{Cell, SafeCsv};

const HEADER: [&str; 12] = [
    "reference",
    "nom",
    "adresse_1",
    "adresse_2",
    "code_postal",
    "ville",
    "pays",
    "titulaire",
    "identifiant",
    "mot_de_passe",
    "valable_jusqu_au",
    "adresse_de_connexion",
];

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
            let (tiers, holder) = (&pair.tiers, pair.holder.to_string());
            let (name, until) = (tiers.name(), paris_short(pair.expires_at));
            let (line_1, line_2) = tiers.address.split_once('\n').unwrap_or((&tiers.address, ""));
            let postal = [line_1, line_2, &tiers.postcode, &tiers.city, &tiers.country];
            let access = [pair.login.as_str(), pair.secret.as_str(), &until, &self.address];
            let who = [tiers.reference.as_str(), &name].into_iter();
            let cells = who.chain(postal).chain([holder.as_str()]).chain(access);
            self.csv.row(cells.map(Cell::Text))?;
        }
        self.csv.flush()?;
        self.file.sync_all()
    }
}

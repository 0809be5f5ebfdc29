//! A backup that is there, as it is read: its manifest, its lines and its contents.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, ErrorKind, Read};
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;

use super::draft::{SEAL, SEALED};
use super::fault::BackupError;
use super::manifest::{FORMAT, MANIFEST, Manifest};
use crate::guard::{FileKey, PhraseCost};

/// A folder that holds a whole backup.
pub struct Bundle {
    folder: PathBuf,
    key: Option<FileKey>,
    pub manifest: Manifest,
}

impl Bundle {
    /// Opens it, with the pass phrase that its parts were sealed with.
    pub fn open(folder: &Path, pass_phrase: Option<&str>) -> Result<Self, BackupError> {
        let key = key(folder, pass_phrase)?;
        let mut text = Vec::new();
        let read = match part(folder, key.as_ref(), MANIFEST) {
            Ok(mut part) => part.read_to_end(&mut text),
            Err(error) => Err(error),
        };
        read.map_err(|error| match error.kind() {
            ErrorKind::NotFound => BackupError::Refused(format!(
                "{} is no whole backup: it has no manifest",
                folder.display()
            )),
            _ if key.is_some() => BackupError::Refused(
                "the pass phrase is not the one that the backup was sealed with, or its manifest is \
                 damaged"
                    .to_owned(),
            ),
            _ => BackupError::damaged(MANIFEST, error.to_string()),
        })?;
        let manifest: Manifest = serde_json::from_slice(&text)
            .map_err(|error| BackupError::damaged(MANIFEST, error.to_string()))?;
        if manifest.format != FORMAT {
            let told = format!("the backup is of the form {}, not {FORMAT}", manifest.format);
            return Err(BackupError::Refused(told));
        }
        Ok(Self { folder: folder.to_owned(), key, manifest })
    }

    /// What a part holds, opened.
    pub fn part(&self, name: &str) -> Result<Box<dyn Read + Send>, BackupError> {
        part(&self.folder, self.key.as_ref(), name).map_err(BackupError::reading(name))
    }

    /// The lines of a part, each without its end.
    pub fn lines(
        &self,
        name: &str,
    ) -> Result<impl Iterator<Item = Result<Vec<u8>, BackupError>> + use<>, BackupError> {
        let lines = BufReader::with_capacity(128 * 1024, GzDecoder::new(self.part(name)?));
        let name = name.to_owned();
        Ok(lines.split(b'\n').map(move |line| line.map_err(BackupError::reading(&name))))
    }
}

fn key(folder: &Path, pass_phrase: Option<&str>) -> Result<Option<FileKey>, BackupError> {
    let text = match fs::read(folder.join(SEAL)) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(BackupError::file(folder)(error)),
    };
    let Some(pass_phrase) = pass_phrase else {
        let told = "the backup is sealed: give its pass phrase with --pass-phrase-file";
        return Err(BackupError::Refused(told.to_owned()));
    };
    let cost: Option<PhraseCost> = serde_json::from_slice(&text).ok();
    let key = cost.and_then(|cost| FileKey::of(pass_phrase, &cost));
    key.map(Some).ok_or_else(|| BackupError::damaged(SEAL, "not as this program writes it"))
}

fn part(folder: &Path, key: Option<&FileKey>, name: &str) -> std::io::Result<Box<dyn Read + Send>> {
    let shown = if key.is_some() { format!("{name}{SEALED}") } else { name.to_owned() };
    let file = BufReader::with_capacity(128 * 1024, File::open(folder.join(shown))?);
    Ok(match key {
        Some(key) => Box::new(key.open(file, name)?),
        None => Box::new(file),
    })
}

//! A backup that is being written: under another name until it is whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::fault::BackupError;
use super::manifest::{MANIFEST, Manifest};
use crate::guard::{FileKey, PhraseCost, SealedWriter};

/// What the key of sealed parts is made with, beside the pass phrase. In clear.
pub const SEAL: &str = "seal.json";
/// Behind the name of each part that is sealed.
pub const SEALED: &str = ".sealed";

/// With what the parts are sealed.
pub struct PhraseSeal {
    pub key: FileKey,
    pub cost: PhraseCost,
}

impl PhraseSeal {
    /// Takes a moment. Nothing for a pass phrase that no key is made of.
    pub fn of(pass_phrase: &str) -> Option<Self> {
        let cost = PhraseCost::fresh();
        Some(Self { key: FileKey::of(pass_phrase, &cost)?, cost })
    }
}

/// A folder beside the one that it will be.
pub struct Draft {
    folder: PathBuf,
    to: PathBuf,
    seal: Option<PhraseSeal>,
}

impl Draft {
    /// Begins, if nothing is there; what an interrupted backup left under the name is taken away.
    pub fn begin(to: &Path, seal: Option<PhraseSeal>) -> Result<Self, BackupError> {
        if to.exists() {
            let told = format!("{} is there already: name a folder that is not", to.display());
            return Err(BackupError::Refused(told));
        }
        let mut name = to.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        let folder = to.with_file_name(name);
        cleared(&folder)?;
        let draft = Self { folder, to: to.to_owned(), seal };
        for inner in ["tables", "documents"] {
            make(&draft.folder.join(inner)).map_err(BackupError::file(&draft.folder))?;
        }
        if let Some(seal) = &draft.seal {
            let text = serde_json::to_vec_pretty(&seal.cost).unwrap_or_default();
            let file = draft.folder.join(SEAL);
            written(&file, &text).map_err(BackupError::file(&file))?;
        }
        Ok(draft)
    }

    /// Begins a part.
    pub fn part(&self, name: &str) -> Result<PartWriter, BackupError> {
        let shown = if self.seal.is_some() { format!("{name}{SEALED}") } else { name.to_owned() };
        let file = self.folder.join(shown);
        let begun = file.parent().map_or(Ok(()), make).and_then(|()| {
            let plain = BufWriter::with_capacity(128 * 1024, private(&file)?);
            match &self.seal {
                Some(seal) => Ok(PartWriter::Sealed(seal.key.seal(plain, name)?)),
                None => Ok(PartWriter::Plain(plain)),
            }
        });
        begun.map_err(BackupError::file(&file))
    }

    /// The same for lines, which are compressed.
    pub fn lines(&self, name: &str) -> Result<GzEncoder<PartWriter>, BackupError> {
        Ok(GzEncoder::new(self.part(name)?, Compression::default()))
    }

    /// Writes the manifest, and gives the folder its name: from now on there is a backup.
    pub fn finish(self, manifest: &Manifest) -> Result<(), BackupError> {
        let mut part = self.part(MANIFEST)?;
        let fault = || BackupError::file(&self.folder);
        serde_json::to_writer_pretty(&mut part, manifest).map_err(|error| fault()(error.into()))?;
        part.finish().map_err(fault())?;
        let done = synced(&self.folder).and_then(|()| {
            fs::rename(&self.folder, &self.to)?;
            let above = self.to.parent().filter(|above| !above.as_os_str().is_empty());
            synced(above.unwrap_or(Path::new(".")))
        });
        done.map_err(fault())
    }
}

/// A part on its way to the disk.
pub enum PartWriter {
    Plain(BufWriter<File>),
    Sealed(SealedWriter<BufWriter<File>>),
}

impl PartWriter {
    /// On the disk, whole.
    pub fn finish(self) -> io::Result<()> {
        let mut plain = match self {
            Self::Plain(plain) => plain,
            Self::Sealed(sealed) => sealed.finish()?,
        };
        plain.flush()?;
        plain.get_ref().sync_all()
    }
}

impl Write for PartWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(plain) => plain.write(bytes),
            Self::Sealed(sealed) => sealed.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(plain) => plain.flush(),
            Self::Sealed(sealed) => sealed.flush(),
        }
    }
}

/// Takes away what an interrupted backup left, and nothing that is anything else.
fn cleared(folder: &Path) -> Result<(), BackupError> {
    let Ok(inside) = fs::read_dir(folder) else { return Ok(()) };
    let ours = ["tables", "documents", MANIFEST, SEAL, "documents.jsonl.gz"];
    for entry in inside {
        let name = entry.map_err(BackupError::file(folder))?.file_name();
        let name = name.to_string_lossy().into_owned();
        if !ours.contains(&name.trim_end_matches(SEALED)) {
            let told = format!("{} holds something else than a backup: {name}", folder.display());
            return Err(BackupError::Refused(told));
        }
    }
    fs::remove_dir_all(folder).map_err(BackupError::file(folder))
}

fn make(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

fn private(file: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}

fn written(file: &Path, text: &[u8]) -> io::Result<()> {
    let mut file = private(file)?;
    file.write_all(text)?;
    file.sync_all()
}

fn synced(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

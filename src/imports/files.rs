//! A folder of files beside an index: read by their plain names, and nothing else on the disk.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use bytes::Bytes;

use super::reading::{Reason, as_in_a_cell};
use crate::documents::Stored;

/// What the folder held when it was listed. A name that is not in the list is never opened, so that
/// none leads elsewhere.
#[derive(Debug, Default)]
pub struct Files {
    folder: PathBuf,
    /// By the name as a cell writes it: file systems know « é » in several ways.
    names: HashMap<String, OsString>,
    /// What was sent and lies in the store: it was judged when it came.
    stored: HashMap<String, Stored>,
}

impl Files {
    /// Contents that lie in the store, by the names that they were sent under. A name that no cell
    /// can write is in no index either.
    pub fn stored_as(files: impl IntoIterator<Item = (String, Stored)>) -> Self {
        let named = |(name, stored): (String, Stored)| Some((as_in_a_cell(&name)?, stored));
        Self { stored: files.into_iter().filter_map(named).collect(), ..Self::default() }
    }

    /// The one of this name that lies in the store already.
    pub fn stored(&self, name: &str) -> Option<&Stored> {
        self.stored.get(name)
    }

    pub fn of(folder: &Path) -> io::Result<Self> {
        let mut names = HashMap::new();
        for entry in fs::read_dir(folder)? {
            let name = entry?.file_name();
            if let Some(written) = name.to_str().and_then(as_in_a_cell) {
                names.insert(written, name);
            }
        }
        Ok(Self { folder: folder.to_owned(), names, ..Self::default() })
    }

    /// The content of a plain file of at most so many bytes. It blocks.
    pub fn read(&self, name: &str, most: u64) -> Result<Bytes, Reason> {
        let path = self.folder.join(self.names.get(name).ok_or(Reason::NoSuchFile)?);
        let listed = fs::symlink_metadata(&path).map_err(|error| reason(&error))?;
        // Nothing else is opened: a pipe would never end, a link may lead out of the folder.
        if !listed.is_file() {
            return Err(Reason::NotAFile);
        }
        let file = File::open(&path).map_err(|error| reason(&error))?;
        if !is_the_same(&path, &file) {
            return Err(Reason::NotAFile);
        }
        let mut content = Vec::new();
        file.take(most + 1).read_to_end(&mut content).map_err(|error| reason(&error))?;
        if content.len() as u64 > most {
            return Err(Reason::FileTooLarge { max: most });
        }
        Ok(content.into())
    }
}

fn reason(error: &io::Error) -> Reason {
    match error.kind() {
        io::ErrorKind::NotFound => Reason::NoSuchFile,
        _ => Reason::FileUnreadable,
    }
}

/// Whether what was opened is the plain file that stands there: it did not turn into a link between
/// two looks.
#[cfg(unix)]
fn is_the_same(path: &Path, file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(here), Ok(opened)) = (fs::symlink_metadata(path), file.metadata()) else {
        return false;
    };
    here.is_file() && (here.dev(), here.ino()) == (opened.dev(), opened.ino())
}

#[cfg(not(unix))]
fn is_the_same(path: &Path, _: &File) -> bool {
    fs::symlink_metadata(path).is_ok_and(|here| here.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("secret"), "outside").unwrap();
        fs::create_dir(folder.path().join("in")).unwrap();
        fs::write(folder.path().join("in/re\u{301}gie  1.pdf"), "inside").unwrap();
        folder
    }

    #[test]
    fn a_name_is_found_however_the_disk_writes_its_accents() {
        let folder = folder();
        let files = Files::of(&folder.path().join("in")).unwrap();
        assert_eq!(files.read("r\u{e9}gie 1.pdf", 6), Ok(Bytes::from_static(b"inside")));
        assert_eq!(files.read("r\u{e9}gie 1.pdf", 5), Err(Reason::FileTooLarge { max: 5 }));
        assert_eq!(files.read("autre.pdf", 6), Err(Reason::NoSuchFile));
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        let folder = folder();
        let files = Files::of(&folder.path().join("in")).unwrap();
        let absolute = folder.path().join("secret").display().to_string();
        for name in ["../secret", "..", ".", "", "in/../../secret", &absolute, "..\\secret"] {
            assert_eq!(files.read(name, 100), Err(Reason::NoSuchFile), "{name}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_link_and_a_folder_are_no_files() {
        let folder = folder();
        let inner = folder.path().join("in");
        std::os::unix::fs::symlink("../secret", inner.join("link.pdf")).unwrap();
        fs::create_dir(inner.join("folder.pdf")).unwrap();
        let files = Files::of(&inner).unwrap();
        for name in ["link.pdf", "folder.pdf"] {
            assert_eq!(files.read(name, 100), Err(Reason::NotAFile), "{name}");
        }
    }
}

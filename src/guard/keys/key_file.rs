//! The file of the ring: read only when it is its owner's alone, never overwritten by surprise.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::keyring::{Keyring, RingFault};

/// A ring of thousands of keys: more is some other file.
const MAX_BYTES: u64 = 1024 * 1024;

/// Why a file of keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FileFault {
    #[error("{} cannot be read or written: {reason}", file.display())]
    Disk { file: PathBuf, reason: io::Error },
    #[error(
        "other users of this machine may read {file}, or write in it: run `chmod 600 {file}`, and \
         think of its keys as known if they could",
        file = file.display()
    )]
    Open { file: PathBuf },
    #[error("{}: {fault}", file.display())]
    Ring { file: PathBuf, fault: RingFault },
}

/// Nothing when there is no file.
pub fn read(path: &Path) -> Result<Option<Keyring>, FileFault> {
    let file = path.to_owned();
    let opened = match File::open(path) {
        Ok(opened) => opened,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(reason) => return Err(FileFault::Disk { file, reason }),
    };
    match is_open_to_others(&opened) {
        Ok(true) => return Err(FileFault::Open { file }),
        Ok(false) => {}
        Err(reason) => return Err(FileFault::Disk { file, reason }),
    }
    let mut text = String::new();
    match opened.take(MAX_BYTES).read_to_string(&mut text) {
        Ok(_) => {}
        Err(reason) => return Err(FileFault::Disk { file, reason }),
    }
    Keyring::parse(&text).map(Some).map_err(|fault| FileFault::Ring { file, fault })
}

/// Makes a new file, whole or not at all. An existing one stays, and is an error of its kind:
/// [`io::ErrorKind::AlreadyExists`].
pub fn create(path: &Path, ring: &Keyring) -> io::Result<()> {
    let draft = draft(path, ring)?;
    // A link, unlike a renaming, never takes the place of another file.
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    linked?;
    remember_name(path)
}

/// Puts a ring in the place of the one that is there, whole or not at all.
pub fn replace(path: &Path, ring: &Keyring) -> io::Result<()> {
    let draft = draft(path, ring)?;
    fs::rename(&draft, path)?;
    remember_name(path)
}

fn draft(path: &Path, ring: &Keyring) -> io::Result<PathBuf> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", uuid::Uuid::new_v4().simple()));
    let draft = path.with_file_name(name);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&draft)?;
    let written = file.write_all(ring.text().as_bytes()).and_then(|()| file.sync_all());
    match written {
        Ok(()) => Ok(draft),
        Err(error) => {
            // What went wrong first is what is told.
            let _ = fs::remove_file(&draft);
            Err(error)
        }
    }
}

/// A name in a folder survives a power cut only once the folder is written.
fn remember_name(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(unix)]
fn is_open_to_others(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    Ok(file.metadata()?.permissions().mode() & 0o077 != 0)
}

/// Elsewhere rights are not told by nine bits: nothing is claimed.
#[cfg(not(unix))]
fn is_open_to_others(_: &File) -> io::Result<bool> {
    Ok(false)
}

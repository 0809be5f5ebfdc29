//! Asking a list: the one shard that could hold the password is read, and nothing is kept.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use xorf::Filter;

use super::format::{self, ENTRY_BYTES, Fingerprint, HEAD_BYTES, SHARDS, Shard, TABLE_BYTES};

/// Why a list cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ListFault {
    #[error("{} cannot be read: {reason}", file.display())]
    Disk { file: PathBuf, reason: io::Error },
    #[error(
        "{} is not what `palier passwords build` writes, or not whole: build it again",
        .0.display()
    )]
    NotAList(PathBuf),
}

/// An open list.
pub struct BreachedList {
    path: PathBuf,
    file: File,
    table: Vec<u8>,
    entries: u64,
}

impl BreachedList {
    /// Checks the head and the whole table, so that no later question can go astray.
    pub fn open(path: &Path) -> Result<Self, ListFault> {
        let unreadable = |reason| ListFault::Disk { file: path.to_owned(), reason };
        let foreign = || ListFault::NotAList(path.to_owned());
        let mut file = File::open(path).map_err(unreadable)?;
        let size = file.metadata().map_err(unreadable)?.len();
        if size < (HEAD_BYTES + TABLE_BYTES) as u64 {
            return Err(foreign());
        }
        let (mut head, mut table) = ([0; HEAD_BYTES], vec![0; TABLE_BYTES]);
        file.read_exact(&mut head)
            .and_then(|()| file.read_exact(&mut table))
            .map_err(unreadable)?;
        let entries = format::entries(&head).ok_or_else(foreign)?;
        let sound = table.chunks_exact(ENTRY_BYTES).all(|entry| Shard::read(entry).is_sound(size));
        if !sound {
            return Err(foreign());
        }
        Ok(Self { path: path.to_owned(), file, table, entries })
    }

    /// How many passwords it holds.
    pub fn len(&self) -> u64 {
        self.entries
    }

    pub fn is_empty(&self) -> bool {
        self.entries == 0
    }

    /// Whether this very password is on the list; one in 65 536 others is taken for one of it.
    pub fn holds(&self, password: &str) -> Result<bool, ListFault> {
        let fingerprint = Fingerprint::of(password);
        let number = fingerprint.shard();
        debug_assert!(number < SHARDS);
        let shard = Shard::read(&self.table[number * ENTRY_BYTES..][..ENTRY_BYTES]);
        if shard.fingerprints == 0 {
            return Ok(false);
        }
        let bytes = self.bytes_of(&shard);
        let bytes = bytes.map_err(|reason| ListFault::Disk { file: self.path.clone(), reason })?;
        Ok(shard.filter(&bytes).contains(&fingerprint.key()))
    }

    fn bytes_of(&self, shard: &Shard) -> io::Result<Vec<u8>> {
        let mut file = &self.file;
        let mut bytes = vec![0; 2 * shard.fingerprints as usize];
        file.seek(SeekFrom::Start(shard.offset))?;
        file.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

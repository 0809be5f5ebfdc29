//! Building a list from the text of Pwned Passwords: `SHA1:count` a line, in the order of the hashes.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER_PERMISSIVE;
use xorf::BinaryFuse16;

use super::format::{self, ENTRY_BYTES, Fingerprint, HEAD_BYTES, SHARDS, Shard, TABLE_BYTES};

/// What some programs put before UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";
/// No line of such a file is longer.
const MAX_LINE: u64 = 100;

/// Why no list was made; what was begun is gone.
#[derive(Debug, thiserror::Error)]
pub enum BuildFault {
    #[error("line {0} is not 40 hexadecimal digits, then perhaps `:` and a count")]
    Line(u64),
    #[error("line {0} is not in its place: take the file that is ordered by hash")]
    Order(u64),
    #[error("it holds no password at all")]
    Empty,
    #[error("{} cannot be written: {reason}", file.display())]
    Unwritten { file: PathBuf, reason: io::Error },
    #[error("it cannot be read: {0}")]
    Unread(io::Error),
    #[error("shard {shard} cannot be made: {reason}")]
    Filter { shard: usize, reason: &'static str },
}

/// What became of the lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Built {
    pub kept: u64,
    /// Rarer than asked for, or there twice.
    pub skipped: u64,
}

/// Reads the text once and holds one shard in memory at a time; `told` hears how many bytes were
/// read. The list is written beside its place and put there when it is whole.
pub fn build(
    text: impl BufRead,
    to: &Path,
    min_count: u64,
    told: &dyn Fn(u64),
) -> Result<Built, BuildFault> {
    let unwritten = |reason| BuildFault::Unwritten { file: to.to_owned(), reason };
    let mut name = to.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", uuid::Uuid::new_v4().simple()));
    let draft = to.with_file_name(name);
    let file = OpenOptions::new().write(true).create_new(true).open(&draft).map_err(unwritten)?;
    let done = write_all(text, file, min_count, told).and_then(|built| {
        fs::rename(&draft, to).map_err(Interrupted::Write)?;
        Ok(built)
    });
    done.map_err(|interrupted| {
        // What went wrong first is what is told.
        let _ = fs::remove_file(&draft);
        match interrupted {
            Interrupted::Write(reason) => unwritten(reason),
            Interrupted::Text(fault) => fault,
        }
    })
}

enum Interrupted {
    Write(io::Error),
    Text(BuildFault),
}

fn write_all(
    mut text: impl BufRead,
    file: File,
    min_count: u64,
    told: &dyn Fn(u64),
) -> Result<Built, Interrupted> {
    let mut drafting = Drafting::begin(file).map_err(Interrupted::Write)?;
    let (mut line, mut number, mut bytes) = (Vec::new(), 0, 0);
    let mut last: Option<Fingerprint> = None;
    let mut built = Built::default();
    loop {
        line.clear();
        let read = text.by_ref().take(MAX_LINE).read_until(b'\n', &mut line);
        let read = read.map_err(|error| Interrupted::Text(BuildFault::Unread(error)))?;
        if read == 0 {
            break;
        }
        number += 1;
        bytes += read as u64;
        if number % 65_536 == 0 {
            told(bytes);
        }
        let (hash, count) = parse(if number == 1 { unmarked(&line) } else { &line })
            .ok_or(Interrupted::Text(BuildFault::Line(number)))?;
        match last.map(|last| last.cmp(&hash)) {
            Some(std::cmp::Ordering::Greater) => {
                return Err(Interrupted::Text(BuildFault::Order(number)));
            }
            Some(std::cmp::Ordering::Equal) => built.skipped += 1,
            _ if count.is_some_and(|count| count < min_count) => built.skipped += 1,
            _ => {
                drafting.add(hash)?;
                built.kept += 1;
            }
        }
        last = Some(hash);
    }
    told(bytes);
    if built.kept == 0 {
        return Err(Interrupted::Text(BuildFault::Empty));
    }
    drafting.end(built.kept)?;
    Ok(built)
}

fn unmarked(line: &[u8]) -> &[u8] {
    line.strip_prefix(MARK).unwrap_or(line)
}

/// A hash and its count, if there is one.
fn parse(line: &[u8]) -> Option<(Fingerprint, Option<u64>)> {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let (hash, rest) = line.split_at_checked(40)?;
    let hash = HEXLOWER_PERMISSIVE.decode(hash).ok()?;
    let count = match rest {
        [] => None,
        [b':', digits @ ..] => Some(std::str::from_utf8(digits).ok()?.trim().parse().ok()?),
        _ => return None,
    };
    Some((Fingerprint(hash.try_into().ok()?), count))
}

/// A list being written: the filters one after the other, the head and the table at the end.
struct Drafting {
    file: BufWriter<File>,
    table: Vec<u8>,
    end: u64,
    shard: usize,
    keys: Vec<u64>,
}

impl Drafting {
    fn begin(file: File) -> io::Result<Self> {
        let mut file = BufWriter::new(file);
        file.write_all(&[0; HEAD_BYTES])?;
        let table = vec![0; TABLE_BYTES];
        file.write_all(&table)?;
        let end = (HEAD_BYTES + TABLE_BYTES) as u64;
        Ok(Self { file, table, end, shard: 0, keys: Vec::new() })
    }

    fn add(&mut self, hash: Fingerprint) -> Result<(), Interrupted> {
        if hash.shard() != self.shard {
            self.close_shard()?;
            self.shard = hash.shard();
        }
        // Hashes come in order, so keys that are alike come together; a filter wants them apart.
        if self.keys.last() != Some(&hash.key()) {
            self.keys.push(hash.key());
        }
        Ok(())
    }

    fn close_shard(&mut self) -> Result<(), Interrupted> {
        if self.keys.is_empty() {
            return Ok(());
        }
        let shard = self.shard;
        let failed = |reason| Interrupted::Text(BuildFault::Filter { shard, reason });
        let filter = BinaryFuse16::try_from(&self.keys).map_err(failed)?;
        let entry = Shard::of(&filter, self.end).ok_or(failed("it is too large"))?;
        debug_assert!(shard < SHARDS);
        self.table[shard * ENTRY_BYTES..][..ENTRY_BYTES].copy_from_slice(&entry.write());
        for fingerprint in &filter.fingerprints {
            self.file.write_all(&fingerprint.to_le_bytes()).map_err(Interrupted::Write)?;
        }
        self.end += 2 * filter.fingerprints.len() as u64;
        self.keys.clear();
        Ok(())
    }

    fn end(mut self, entries: u64) -> Result<(), Interrupted> {
        self.close_shard()?;
        let mut finish = || {
            self.file.seek(SeekFrom::Start(0))?;
            self.file.write_all(&format::head(entries))?;
            self.file.write_all(&self.table)?;
            self.file.flush()?;
            self.file.get_ref().sync_all()
        };
        finish().map_err(Interrupted::Write)
    }
}

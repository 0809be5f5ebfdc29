//! The file of the list: a head, the table of its shards, then one binary fuse filter a shard.
//!
//! Numbers are little-endian. A shard holds the passwords whose SHA-1 begins with the same 12 bits,
//! and its filter answers for 64 of the others; one in 65 536 passwords is taken for stolen and is
//! not. Only one shard is read for one question: about half a megabyte of a list of a billion.

use sha1::{Digest, Sha1};
use xorf::{BinaryFuse16, Descriptor};

pub const SHARDS: usize = 1 << 12;
const MAGIC: [u8; 8] = *b"PALIERPW";
const VERSION: u32 = 1;
pub const HEAD_BYTES: usize = 24;
pub const ENTRY_BYTES: usize = 32;
pub const TABLE_BYTES: usize = SHARDS * ENTRY_BYTES;

/// The SHA-1 of a password, as lists of stolen passwords have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint(pub [u8; 20]);

impl Fingerprint {
    pub fn of(password: &str) -> Self {
        Self(Sha1::digest(password.as_bytes()).into())
    }

    pub fn shard(self) -> usize {
        usize::from(self.0[0]) << 4 | usize::from(self.0[1] >> 4)
    }

    /// In the order of the hashes within one shard.
    pub fn key(self) -> u64 {
        self.0[1..9].iter().fold(0, |key, byte| key << 8 | u64::from(*byte))
    }
}

pub fn head(entries: u64) -> [u8; HEAD_BYTES] {
    let mut head = [0; HEAD_BYTES];
    head[..8].copy_from_slice(&MAGIC);
    head[8..12].copy_from_slice(&VERSION.to_le_bytes());
    // Bytes 12 to 16 are kept for later.
    head[16..].copy_from_slice(&entries.to_le_bytes());
    head
}

/// How many passwords the list holds; nothing when this is the head of something else.
pub fn entries(head: &[u8; HEAD_BYTES]) -> Option<u64> {
    let ours = head[..8] == MAGIC && u32_at(head, 8) == VERSION;
    ours.then(|| u64_at(head, 16))
}

/// Where the filter of one shard stands, and how to ask it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shard {
    pub offset: u64,
    /// 16-bit ones; none for a shard without passwords.
    pub fingerprints: u32,
    seed: u64,
    segment: u32,
    segments: u32,
}

impl Shard {
    pub fn of(filter: &BinaryFuse16, offset: u64) -> Option<Self> {
        let Descriptor { seed, segment_length, segment_count_length, .. } = filter.descriptor;
        let fingerprints = u32::try_from(filter.fingerprints.len()).ok()?;
        Some(Self {
            offset,
            fingerprints,
            seed,
            segment: segment_length,
            segments: segment_count_length,
        })
    }

    pub fn write(&self) -> [u8; ENTRY_BYTES] {
        let mut entry = [0; ENTRY_BYTES];
        entry[..8].copy_from_slice(&self.offset.to_le_bytes());
        entry[8..16].copy_from_slice(&self.seed.to_le_bytes());
        entry[16..20].copy_from_slice(&self.fingerprints.to_le_bytes());
        entry[20..24].copy_from_slice(&self.segment.to_le_bytes());
        entry[24..28].copy_from_slice(&self.segments.to_le_bytes());
        entry
    }

    /// `entry` has [`ENTRY_BYTES`].
    pub fn read(entry: &[u8]) -> Self {
        Self {
            offset: u64_at(entry, 0),
            seed: u64_at(entry, 8),
            fingerprints: u32_at(entry, 16),
            segment: u32_at(entry, 20),
            segments: u32_at(entry, 24),
        }
    }

    /// Whether no question can lead outside the filter, nor the filter outside a file of this size.
    pub fn is_sound(&self, file_bytes: u64) -> bool {
        if self.fingerprints == 0 {
            return true;
        }
        let all = u64::from(self.segments) + 2 * u64::from(self.segment);
        let end = self.offset.checked_add(2 * u64::from(self.fingerprints));
        self.segment.is_power_of_two()
            && self.segments > 0
            && self.segments.is_multiple_of(self.segment)
            && all == u64::from(self.fingerprints)
            && end.is_some_and(|end| end <= file_bytes)
    }

    /// The filter, of the bytes that stand at [`Shard::offset`].
    pub fn filter(&self, bytes: &[u8]) -> BinaryFuse16 {
        BinaryFuse16 {
            descriptor: Descriptor {
                seed: self.seed,
                segment_length: self.segment,
                segment_length_mask: self.segment.wrapping_sub(1),
                segment_count_length: self.segments,
            },
            fingerprints: bytes
                .chunks_exact(2)
                .map(|two| u16::from_le_bytes([two[0], two[1]]))
                .collect(),
        }
    }
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    bytes[at..at + 8].iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes[at..at + 4].iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

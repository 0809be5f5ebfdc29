//! References that came in a file: each may come once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasher, Hash, RandomState};

/// What came, as keyed hashes, and its line: memory depends on the number of rows alone.
#[derive(Default)]
pub struct References {
    hasher: RandomState,
    lines: HashMap<u64, u64>,
}

impl References {
    /// The line where it came before, if it did.
    pub fn met(&mut self, reference: &impl Hash, line: u64) -> Option<u64> {
        match self.lines.entry(self.hasher.hash_one(reference)) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(place) => {
                place.insert(line);
                None
            }
        }
    }
}

//! A bucket: what attempts are counted by, and how many of them are too many.

use std::borrow::Cow;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::rule::Rule;

/// An address and the hash of a device's token fit; an index of PostgreSQL takes 2704 bytes.
const LONGEST_SUBJECT: usize = 400;

/// What is counted, and how much of it is too much.
#[derive(Clone, Debug)]
pub struct Bucket {
    key: String,
    pub(super) rule: Rule,
}

impl Bucket {
    /// `subject` is what a stranger typed or sent: it only ever serves as a key.
    pub fn new(kind: &str, subject: &str, rule: Rule) -> Self {
        Self { key: format!("{kind}:{}", writable(subject)), rule }
    }

    pub fn key(&self) -> &str {
        &self.key
    }
}

/// What a database refuses as a key (too long, or with a NUL, which no text of PostgreSQL holds) is
/// counted by its hash.
fn writable(subject: &str) -> Cow<'_, str> {
    if subject.len() <= LONGEST_SUBJECT && !subject.contains('\0') {
        return subject.into();
    }
    HEXLOWER.encode(&Sha256::digest(subject)).into()
}

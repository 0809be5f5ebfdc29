//! A bucket: what attempts are counted by, and how many of them are too many.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::rule::Rule;

/// What is counted, and how much of it is too much.
#[derive(Clone, Debug)]
pub struct Bucket {
    key: String,
    pub(super) rule: Rule,
}

impl Bucket {
    /// `subject` is what a stranger typed or sent: it only ever serves as a key, and only its hash is
    /// kept. Any length and any sign will do.
    pub fn new(kind: &str, subject: &str, rule: Rule) -> Self {
        Self { key: format!("{kind}:{}", hashed(subject)), rule }
    }

    pub fn key(&self) -> &str {
        &self.key
    }
}

fn hashed(subject: &str) -> String {
    if subject.is_empty() {
        return String::new();
    }
    HEXLOWER.encode(&Sha256::digest(subject))
}

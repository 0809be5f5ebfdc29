//! Who we are to a key: the site that it was made for, and works for alone.

use ring::digest::{SHA256, digest};

/// A site: its domain, and the one origin of its pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelyingParty {
    id: String,
    origin: String,
}

impl RelyingParty {
    /// `id` is the host without its port; `origin` is what browsers call one: scheme, host, port.
    pub fn new(id: &str, origin: &str) -> Self {
        Self { id: id.to_ascii_lowercase(), origin: origin.to_ascii_lowercase() }
    }

    pub fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn origin(&self) -> &str {
        &self.origin
    }

    pub(super) fn id_hash(&self) -> Vec<u8> {
        digest(&SHA256, self.id.as_bytes()).as_ref().to_vec()
    }
}

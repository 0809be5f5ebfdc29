//! The ring: every key that a hash may have been made with, and the one that new hashes are.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use serde::Deserialize;

use super::key::{Key, KeyFault, KeyId};
use crate::guard::trail_key::TrailKey;

const HEAD: &str = "# The keys of this Palier. Without this file nobody can sign in any more, and whoever holds it\n\
                    # with the database can guess at passwords: keep a copy apart from the database's backups.\n";

/// Clones share the keys.
#[derive(Clone, Debug)]
pub struct Keyring(Arc<Ring>);

#[derive(Clone, Debug, Default)]
struct Ring {
    /// Nobody looked for the keys: see [`Keyring::unread`].
    is_unread: bool,
    /// None only of the empty ring, that of an installation without pepper.
    current: Option<KeyId>,
    keys: BTreeMap<KeyId, Key>,
    /// What retired keys sealed the audit trail with: old seals are still checked with it.
    trail: BTreeMap<KeyId, TrailKey>,
}

/// Why a text is no ring. Never quotes it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RingFault {
    #[error("line {0} is not as `palier keys create` writes it")]
    Shape(usize),
    #[error("a key is named {0:?}: 1 to 8 of a-z, 0-9 and - are accepted")]
    Name(String),
    #[error("the key {0} {1}")]
    Key(KeyId, KeyFault),
    #[error("`current` names {0:?}, and there is no such key")]
    NoCurrent(String),
    #[error("what the retired key {0} sealed the trail with is not as `palier keys` writes it")]
    Trail(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    current: String,
    keys: BTreeMap<String, String>,
    #[serde(default)]
    trail: BTreeMap<String, String>,
}

impl Keyring {
    /// That of an installation without pepper.
    pub fn none() -> Self {
        Self(Arc::new(Ring::default()))
    }

    /// That of a command which hashes nothing, and so needs no keys: no hasher starts with it.
    pub fn unread() -> Self {
        Self(Arc::new(Ring { is_unread: true, ..Ring::default() }))
    }

    /// A ring of one new key.
    pub fn fresh() -> Self {
        Self::none().with_new_key()
    }

    /// The same keys and a new one, which is the current one from now on.
    #[must_use]
    pub fn with_new_key(&self) -> Self {
        let (ring, id) = self.with_key_ahead();
        ring.with_current(&id).unwrap_or(ring)
    }

    /// The same keys and a new one, which is not the current one yet, but in an empty ring: every node
    /// must hold it before one hashes with it.
    #[must_use]
    pub fn with_key_ahead(&self) -> (Self, KeyId) {
        let mut ring = Ring { is_unread: false, ..Ring::clone(&self.0) };
        let mut id = KeyId::fresh();
        while ring.keys.contains_key(&id) || ring.trail.contains_key(&id) {
            id = KeyId::fresh();
        }
        ring.keys.insert(id.clone(), Key::fresh());
        ring.current.get_or_insert(id.clone());
        (Self(Arc::new(ring)), id)
    }

    /// The same keys, another of which is the current one; nothing when the ring does not hold it.
    pub fn with_current(&self, id: &KeyId) -> Option<Self> {
        let current = self.0.keys.contains_key(id).then(|| id.clone())?;
        Some(Self(Arc::new(Ring { current: Some(current), ..Ring::clone(&self.0) })))
    }

    /// The same without a key; what it sealed the trail with stays. Nothing when it is the current one,
    /// or not there.
    pub fn without(&self, id: &KeyId) -> Option<Self> {
        if self.0.current.as_ref() == Some(id) {
            return None;
        }
        let mut ring = Ring::clone(&self.0);
        let key = ring.keys.remove(id)?;
        ring.trail.insert(id.clone(), TrailKey::of(&key));
        Some(Self(Arc::new(ring)))
    }

    /// What a retired key sealed the trail with.
    pub(in crate::guard) fn retired_trail(&self, id: &KeyId) -> Option<&TrailKey> {
        self.0.trail.get(id)
    }

    /// From the text of a file.
    pub fn parse(text: &str) -> Result<Self, RingFault> {
        let line = |error: &toml::de::Error| {
            let before = error.span().map_or(0, |span| span.start.min(text.len()));
            text.get(..before).map_or(1, |before| before.split('\n').count())
        };
        let written: Written =
            toml::from_str(text).map_err(|error| RingFault::Shape(line(&error)))?;
        let mut keys = BTreeMap::new();
        for (name, text) in written.keys {
            let id = KeyId::parse(&name).ok_or(RingFault::Name(name))?;
            let key = Key::parse(&text).map_err(|fault| RingFault::Key(id.clone(), fault))?;
            keys.insert(id, key);
        }
        let current = KeyId::parse(&written.current).filter(|id| keys.contains_key(id));
        let current = current.ok_or(RingFault::NoCurrent(written.current))?;
        let mut trail = BTreeMap::new();
        for (name, text) in written.trail {
            let read = KeyId::parse(&name).zip(TrailKey::parse(&text));
            let (id, key) = read.ok_or(RingFault::Trail(name))?;
            trail.insert(id, key);
        }
        Ok(Self(Arc::new(Ring { is_unread: false, current: Some(current), keys, trail })))
    }

    /// What [`Keyring::parse`] reads.
    pub(super) fn text(&self) -> String {
        let current = self.current().map_or("", |(id, _)| id.as_str());
        let mut text = format!("{HEAD}current = \"{current}\"\n\n[keys]\n");
        for (id, key) in &self.0.keys {
            // Writing to a text cannot fail.
            let _ = writeln!(text, "{id} = \"{}\"", key.text());
        }
        if !self.0.trail.is_empty() {
            text.push_str("\n# Of retired keys: only to check what they sealed in the audit trail.\n[trail]\n");
        }
        for (id, key) in &self.0.trail {
            let _ = writeln!(text, "{id} = \"{}\"", key.text());
        }
        text
    }

    /// What new hashes are made with.
    pub fn current(&self) -> Option<(&KeyId, &Key)> {
        let id = self.0.current.as_ref()?;
        self.0.keys.get(id).map(|key| (id, key))
    }

    pub fn key(&self, id: &KeyId) -> Option<&Key> {
        self.0.keys.get(id)
    }

    pub fn keys(&self) -> impl Iterator<Item = (&KeyId, &Key)> {
        self.0.keys.iter()
    }

    pub fn is_unread(&self) -> bool {
        self.0.is_unread
    }

    pub fn is_empty(&self) -> bool {
        self.0.keys.is_empty()
    }
}

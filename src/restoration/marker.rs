//! The marker: what a node last saw of its database, in a file that no backup of the database holds.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use sea_orm::prelude::Uuid;
use sea_orm::{ConnectionTrait, DbErr};
use serde::{Deserialize, Serialize};

use super::fault::Refusal;
use crate::audit::chain::{self, Anchor};
use crate::clock::Moment;
use crate::guard::Keyring;

/// How far a node saw its database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marker {
    pub database: Uuid,
    /// How often the trail had been sealed.
    pub turn: i64,
    /// Whether this node held keys by then: what was sealed without one is not taken over any more.
    #[serde(default)]
    pub is_keyed: bool,
    /// When that was noted: milliseconds since 1970, UTC.
    pub noted_at: i64,
    /// The last place of each chain, and its seal.
    pub chains: BTreeMap<Uuid, Place>,
}

/// The end of a chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub number: i64,
    pub value: String,
}

impl Marker {
    /// What there is to be seen now. The ends of the chains are read first: they may be older than the
    /// turn, never younger.
    pub async fn of(db: &impl ConnectionTrait, ring: &Keyring, now: Moment) -> Result<Self, DbErr> {
        let heads = chain::heads(db).await?;
        let state = chain::state(db).await?;
        let place =
            |head: chain::Head| (head.chain_id, Place { number: head.number, value: head.value });
        let chains = heads.into_iter().map(place).collect();
        let (database, turn) = (state.database_id, state.turn);
        let is_keyed = !ring.is_empty();
        Ok(Self { database, turn, is_keyed, noted_at: now.millis(), chains })
    }

    /// Nothing when there is no file.
    pub fn read(file: &Path) -> Result<Option<Self>, Refusal> {
        let text = match fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(reason) => return Err(Refusal::Disk { file: file.to_owned(), reason }),
        };
        let read = serde_json::from_str(&text).map_err(|_| Refusal::Unreadable(file.to_owned()))?;
        Ok(Some(read))
    }

    /// Whole, or as it was before.
    pub fn write(&self, file: &Path) -> Result<(), Refusal> {
        written(self, file).map_err(|reason| Refusal::Disk { file: file.to_owned(), reason })
    }

    /// The places that the trail is verified against.
    pub fn anchors(&self) -> BTreeMap<Uuid, Anchor> {
        let anchor = |place: &Place| Anchor { number: place.number, value: place.value.clone() };
        self.chains.iter().map(|(chain, place)| (*chain, anchor(place))).collect()
    }
}

/// What a marker is worth beside a database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Noted {
    /// The trail is verified against these places.
    Places(BTreeMap<Uuid, Anchor>),
    /// There is no such file.
    Nothing,
    /// It was noted before the last restoration: what it knows was lost rightly.
    BeforeRestoration,
    /// It is about another database, or somebody gave this one another number.
    Other,
}

/// What the marker in this file says of this very database.
pub async fn noted(
    db: &impl ConnectionTrait,
    ring: &Keyring,
    file: &Path,
) -> Result<Noted, Refusal> {
    let Some(marker) = Marker::read(file)? else { return Ok(Noted::Nothing) };
    let state = chain::state(db).await?;
    Ok(match () {
        () if marker.database != state.database_id => Noted::Other,
        () if marker.turn < state.restored(ring) => Noted::BeforeRestoration,
        () => Noted::Places(marker.anchors()),
    })
}

fn written(marker: &Marker, file: &Path) -> io::Result<()> {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", Uuid::new_v4().simple()));
    let draft = file.with_file_name(name);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let put = options.open(&draft).and_then(|mut draft| {
        serde_json::to_writer_pretty(&mut draft, marker)?;
        draft.write_all(b"\n")?;
        draft.sync_all()
    });
    let put = put.and_then(|()| fs::rename(&draft, file));
    if put.is_err() {
        // What went wrong first is what is told.
        let _ = fs::remove_file(&draft);
    }
    put?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

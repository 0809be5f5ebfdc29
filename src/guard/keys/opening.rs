//! Which ring an installation runs with, or why it must not run.

use std::io;
use std::path::{Path, PathBuf};

use sea_orm::DbErr;

use super::key::KeyId;
use super::key_check::{self, KeyCheck};
use super::key_file::{self, FileFault};
use super::keyring::Keyring;
use crate::clock::Moment;
use crate::database::Db;
use crate::settings::{DatabaseUrl, Settings};

/// What an operator of several nodes should know, at the start and from the doctor.
pub const WITHOUT_PEPPER: &str = "passwords are hashed without a pepper, second factors lie in the database in clear, whoever \
     writes in it can forge the audit trail, and no letters can be printed from the pages of the \
     agencies (they wait under a key): run `palier keys create --to FILE` once, copy FILE \
     to every node, set keys.file on each of them, then restart them";

/// Where the ring of an installation is.
pub struct KeyPlace {
    file: PathBuf,
    /// Set by the operator: then it must be there.
    is_set: bool,
    /// One node, whose folder is beside its database: the first start makes the ring.
    is_alone: bool,
}

/// Why an installation must not run with the keys that it has.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    #[error("keys.file: {0}")]
    File(#[from] FileFault),
    #[error(
        "there is no file {file}, which keys.file names: make it once with `palier keys create --to \
         {file}`, and copy it to every other node",
        file = .0.display()
    )]
    Missing(PathBuf),
    #[error(
        "the database knows the key {key}, which {file} does not hold: copy that file from another \
         node, or restore it from its backup; if the key is lost for good, `palier keys forget \
         {key}` says what it costs",
        file = file.display()
    )]
    Lacking { key: String, file: PathBuf },
    #[error(
        "the key {key} of {file} is not the one that the database knows by this name: copy that \
         file from another node, or restore it from its backup",
        file = file.display()
    )]
    Other { key: String, file: PathBuf },
    #[error(
        "the key {key}, which is the current one of {file}, was retired: copy that file from the node \
         where `palier keys forget {key}` was run",
        file = file.display()
    )]
    Retired { key: String, file: PathBuf },
    #[error("the keys that the database knows cannot be read: {0}")]
    Database(#[from] DbErr),
}

/// What was found at a [`KeyPlace`].
pub enum Standing {
    /// A ring, and no key that the database knows is missing in it.
    Whole(Keyring),
    /// Nothing, as at the first start with SQLite.
    ToBeMade,
    /// Nothing, and nothing is made: PostgreSQL, whose nodes must all have the same.
    Without,
}

impl KeyPlace {
    pub fn of(settings: &Settings) -> Self {
        let set = settings.keys.file.clone();
        Self {
            is_set: set.is_some(),
            file: set.unwrap_or_else(|| settings.files.data_dir.join("keys.toml")),
            is_alone: matches!(settings.database.url, DatabaseUrl::Sqlite(_)),
        }
    }

    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The ring as it is written, whatever the database knows; nothing when there is no file.
    pub fn read(&self) -> Result<Option<Keyring>, FileFault> {
        key_file::read(&self.file)
    }

    /// Makes the file, or adds a new current key to it.
    pub fn renew(&self) -> Result<Keyring, FileFault> {
        let former = self.read()?;
        let ring = former.as_ref().map_or_else(Keyring::fresh, Keyring::with_new_key);
        let written = match former {
            Some(_) => key_file::replace(&self.file, &ring),
            None => key_file::create(&self.file, &ring),
        };
        written.map_err(|reason| FileFault::Disk { file: self.file.clone(), reason })?;
        Ok(ring)
    }

    /// Writes the ring and a new current key into another file, which must not be there yet.
    pub fn renew_into(&self, other: &Path) -> Result<Keyring, FileFault> {
        let ring = self.read()?.unwrap_or_else(Keyring::none).with_new_key();
        let written = key_file::create(other, &ring);
        written.map_err(|reason| FileFault::Disk { file: other.to_owned(), reason })?;
        Ok(ring)
    }

    /// Puts a ring in the place of the one that is there, or in another file that is not.
    pub fn put(&self, ring: &Keyring, other: Option<&Path>) -> Result<(), FileFault> {
        let file = other.unwrap_or(&self.file);
        let written = match other {
            Some(new) => key_file::create(new, ring),
            None => key_file::replace(file, ring),
        };
        written.map_err(|reason| FileFault::Disk { file: file.to_owned(), reason })
    }

    /// Judges the ring by what the database knows, and writes nothing.
    pub fn look(&self, known: &[KeyCheck]) -> Result<Standing, KeysError> {
        if known.is_empty() && !self.is_set && !self.is_alone {
            return Ok(Standing::Without);
        }
        let ring = match self.read()? {
            Some(ring) => ring,
            None if known.is_empty() && self.is_alone => return Ok(Standing::ToBeMade),
            None if known.is_empty() => return Err(KeysError::Missing(self.file.clone())),
            None => Keyring::none(),
        };
        for check in known {
            let (key, file) = (check.key_id.clone(), self.file.clone());
            let is_current = ring.current().is_some_and(|(id, _)| id.as_str() == check.key_id);
            match check.is_in(&ring) {
                Some(true) | None if check.retired_at.is_some() => {
                    if is_current {
                        return Err(KeysError::Retired { key, file });
                    }
                }
                Some(true) => {}
                Some(false) => return Err(KeysError::Other { key, file }),
                None => return Err(KeysError::Lacking { key, file }),
            }
        }
        Ok(Standing::Whole(ring))
    }
}

/// The ring to hash with. With SQLite the first start makes it; every key of it is made known to the
/// database, so that from then on no node starts without it.
pub async fn open(settings: &Settings, db: &Db, now: Moment) -> Result<Keyring, KeysError> {
    let place = KeyPlace::of(settings);
    let known = key_check::all(db.reader()).await?;
    let ring = match place.look(&known)? {
        Standing::Without => return Ok(Keyring::none()),
        Standing::Whole(ring) => ring,
        Standing::ToBeMade => first_ring(&place)?,
    };
    let is_known = |id: &KeyId| known.iter().any(|check| check.key_id == id.as_str());
    if ring.keys().all(|(id, _)| is_known(id)) {
        return Ok(ring);
    }
    let tx = db.begin().await?;
    key_check::remember(&tx, &ring, now).await?;
    tx.commit().await?;
    // Another node may have been faster, with another key of the same name.
    match place.look(&key_check::all(db.reader()).await?)? {
        Standing::Whole(ring) => Ok(ring),
        Standing::ToBeMade | Standing::Without => Err(KeysError::Missing(place.file)),
    }
}

/// Of two commands that start at once, one makes it and the other reads it.
fn first_ring(place: &KeyPlace) -> Result<Keyring, KeysError> {
    match key_file::create(&place.file, &Keyring::fresh()) {
        Err(reason) if reason.kind() != io::ErrorKind::AlreadyExists => {
            Err(FileFault::Disk { file: place.file.clone(), reason }.into())
        }
        _ => place.read()?.ok_or_else(|| KeysError::Missing(place.file.clone())),
    }
}

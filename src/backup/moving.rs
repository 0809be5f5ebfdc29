//! A whole installation moved to another database and another store, of the same kind or of the other.
//!
//! It may be served meanwhile: what arrives is the database as it was at one moment, and the contents
//! that it named then. Rows arrive all at once, after every content; what was broken off is begun again,
//! and finds the contents that had arrived. The source is only read.

use std::collections::{BTreeMap, HashMap, HashSet};

use futures_util::{StreamExt, TryStreamExt};

use super::contents::{self, Named};
use super::fault::BackupError;
use super::manifest::Sum;
use super::rows::{self, Loader, Tally};
use super::target::{self, Found, Target};
use super::{Source, Told};
use crate::audit::chain;
use crate::database::{self, Db, Table, Tx};
use crate::restoration;
use crate::settings::{Settings, StoreKind};
use crate::store::StoreError;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Copied,
    /// It had been copied before: everything was compared, and is the same.
    AlreadyThere,
}

/// What is in the other place now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    pub outcome: Outcome,
    pub tables: Vec<(String, Sum)>,
    pub contents: u64,
    /// Contents that had arrived before.
    pub kept: u64,
    /// Contents that rows name and that the store does not have; none of a published document.
    pub missing: Vec<String>,
}

/// Copies everything, and compares it in the other place.
pub async fn copy(
    source: &Source,
    (from, to): (&Settings, &Settings),
    told: Told<'_>,
) -> Result<Moved, BackupError> {
    refuse_the_same(from, to)?;
    let history = database::history(source.db.reader()).await?;
    if history != database::known_history() {
        let told = "the schema is not of this version: start `palier serve` once, then copy";
        return Err(BackupError::Refused(told.to_owned()));
    }
    let number = chain::state(source.db.reader()).await?.database_id;
    let found = target::look(to).await?;
    if let Found::Installation(other) = found
        && other != number
    {
        let told = format!("{} holds another installation: nothing is copied", to.database.url);
        return Err(BackupError::Refused(told));
    }
    target::refuse_others_marker(to, number)?;
    let target = Target::make(to, &history).await?;
    let mut carrier = Carrier::begin(source, &target, has_same_store(from, to)).await?;
    let (outcome, tables) = if found == Found::Nothing {
        // Most contents before the snapshot: it is held no longer than the rows take.
        carrier.bring(&named(&source.db, &target).await?, told).await?;
        let tx = source.db.snapshot().await?;
        carrier.bring(&contents::named(&tx, &target.tables).await?, told).await?;
        (Outcome::Copied, put_rows(&tx, &target, (from, to), told).await?)
    } else {
        let tables = compare(source, &target, told).await?;
        carrier.bring(&named(&source.db, &target).await?, told).await?;
        restoration::carry(&from.restore, &to.restore)?;
        (Outcome::AlreadyThere, tables)
    };
    let Carrier { arrived, kept, missing, .. } = carrier;
    target.db.close().await?;
    let missing = missing.into_iter().collect();
    Ok(Moved { outcome, tables, contents: arrived.len() as u64, kept, missing })
}

fn refuse_the_same(from: &Settings, to: &Settings) -> Result<(), BackupError> {
    if from.database.url.to_string() == to.database.url.to_string() {
        let told = "both files of settings name the same database".to_owned();
        return Err(BackupError::Refused(told));
    }
    Ok(())
}

fn has_same_store(from: &Settings, to: &Settings) -> bool {
    let (from, to) = (&from.documents, &to.documents);
    let place = |it: &crate::settings::Documents| {
        (it.s3_endpoint.as_ref().map(ToString::to_string), it.s3_bucket.clone())
    };
    from.store == to.store
        && match from.store {
            StoreKind::Folder => from.folder == to.folder,
            StoreKind::S3 => place(from) == place(to),
        }
}

async fn named(db: &Db, target: &Target) -> Result<BTreeMap<String, Named>, BackupError> {
    Ok(contents::named(db.reader(), &target.tables).await?)
}

/// Brings contents over, each of them once.
struct Carrier<'a> {
    source: &'a Source,
    target: &'a Target,
    /// Both are one: contents are only looked at.
    is_same: bool,
    there: HashMap<String, u64>,
    arrived: HashSet<String>,
    kept: u64,
    missing: HashSet<String>,
}

impl<'a> Carrier<'a> {
    async fn begin(
        source: &'a Source,
        target: &'a Target,
        is_same: bool,
    ) -> Result<Self, BackupError> {
        let there = target.store.contents().try_collect().await?;
        let (arrived, missing) = (HashSet::new(), HashSet::new());
        Ok(Self { source, target, is_same, there, arrived, kept: 0, missing })
    }

    async fn bring(
        &mut self,
        named: &BTreeMap<String, Named>,
        told: Told<'_>,
    ) -> Result<(), BackupError> {
        for (at, (object, about)) in named.iter().enumerate() {
            if !self.arrived.contains(object) {
                self.bring_one(object, about).await?;
            }
            told("documents", at as u64 + 1, named.len() as u64);
        }
        Ok(())
    }

    async fn bring_one(&mut self, object: &str, about: &Named) -> Result<(), BackupError> {
        if self.there.contains_key(object) && self.is_there(object, about).await? {
            self.kept += 1;
        } else if !self.put(object, about).await? {
            if about.is_needed {
                let why = "the store does not have this content of a published document";
                return Err(BackupError::damaged(object, why));
            }
            self.missing.insert(object.to_owned());
            return Ok(());
        }
        self.arrived.insert(object.to_owned());
        Ok(())
    }

    /// Whether it arrived before, byte for byte.
    async fn is_there(&self, object: &str, about: &Named) -> Result<bool, BackupError> {
        let found = self.target.store.weigh(object).await?;
        if let Some(sha256) = &about.sha256 {
            return Ok(found.sha256 == *sha256);
        }
        match self.source.store.weigh(object).await {
            Err(StoreError::Missing(_)) => Ok(false),
            own => Ok(self.is_same || own?.sha256 == found.sha256),
        }
    }

    /// Whether there was anything to bring. What arrived is read again, and compared.
    async fn put(&self, object: &str, about: &Named) -> Result<bool, BackupError> {
        if self.is_same {
            return Ok(false);
        }
        let content = match self.source.store.read(object, None).await {
            Err(StoreError::Missing(_)) => return Ok(false),
            opened => opened?.into_stream().map_err(std::io::Error::other),
        };
        let put = self.target.store.put_as(object, content).await?;
        if about.sha256.as_ref().is_some_and(|sha256| *sha256 != put.sha256) {
            self.target.store.remove(object).await?;
            let why = "its bytes are not those that were published";
            return Err(BackupError::damaged(object, why));
        }
        if self.target.store.weigh(object).await? != put {
            return Err(BackupError::damaged(object, "it did not arrive as it left"));
        }
        Ok(true)
    }
}

/// Copies the rows of a snapshot, all or none.
async fn put_rows(
    tx: &Tx,
    target: &Target,
    (from, to): (&Settings, &Settings),
    told: Told<'_>,
) -> Result<Vec<(String, Sum)>, BackupError> {
    let tables = database::tables(tx).await?;
    let (mut sums, mut done, mut total) = (Vec::new(), 0, 0);
    for table in &tables {
        target.table(table)?;
        total += table.count(tx).await?;
    }
    let into = target.db.begin().await?;
    for table in &target.tables {
        let own = tables.iter().find(|own| own.is_like(table));
        let Some(own) = own else {
            return Err(BackupError::Refused(format!("there is no table {} here", table.name)));
        };
        rows::empty(&into, table).await?;
        let (mut loader, mut tally) = (Loader::new(&into, table), Tally::new());
        let mut lines = std::pin::pin!(own.lines(tx).await?);
        while let Some(line) = lines.next().await {
            let line = line?;
            tally.add(&line);
            loader.add(&line).await?;
            done += 1;
            told(&table.name, done, total);
        }
        let sum = tally.sum();
        loader.finish(&sum).await?;
        sums.push((table.name.clone(), sum));
    }
    // Before anybody could serve the rows: what this node noted of them goes along.
    restoration::carry(&from.restore, &to.restore)?;
    into.commit().await?;
    Ok(sums)
}

/// Whether the other place holds the same rows; nothing is changed.
async fn compare(
    source: &Source,
    target: &Target,
    told: Told<'_>,
) -> Result<Vec<(String, Sum)>, BackupError> {
    let (own, other) = (source.db.snapshot().await?, target.db.snapshot().await?);
    let tables: Vec<Table> = database::tables(&own).await?;
    let mut sums = Vec::new();
    for (at, table) in tables.iter().enumerate() {
        let sum = rows::sum(&own, table).await?;
        if rows::sum(&other, target.table(table)?).await? != sum {
            let told = format!(
                "the other place holds this installation already, as it was at another moment ({} \
                 differs): if nobody has been served there, drop that database and copy again",
                table.name
            );
            return Err(BackupError::Refused(told));
        }
        sums.push((table.name.clone(), sum));
        told(&table.name, at as u64 + 1, tables.len() as u64);
    }
    Ok(sums)
}

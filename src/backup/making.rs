//! A backup is made while the installation is served: the database as it is at one moment, then the
//! contents that it names. They are only ever added, so that those of that moment are still there.

use std::io::Write;

use data_encoding::HEXLOWER;
use futures_util::{StreamExt, TryStreamExt};
use sha2::{Digest, Sha256};

use super::contents::{self, Named};
use super::draft::Draft;
use super::fault::BackupError;
use super::manifest::{
    CONTENTS, ContentPart, ContentsPart, FORMAT, Manifest, TablePart, content_part, table_part,
};
use super::rows::Tally;
use super::{Source, Told};
use crate::audit::chain;
use crate::clock::Moment;
use crate::database::{self, Table, Tx};
use crate::store::StoreError;

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub rows: u64,
    pub contents: u64,
    pub bytes: u64,
    /// Contents that rows name and that the store did not have.
    pub missing: Vec<String>,
    /// Whether one of those is of a published document.
    pub is_damaged: bool,
}

/// Writes all of it down. What was written is no backup until this has ended well.
pub async fn make(
    source: &Source,
    draft: Draft,
    now: Moment,
    told: Told<'_>,
) -> Result<Made, BackupError> {
    let tx = source.db.snapshot().await?;
    let tables = database::tables(&tx).await?;
    let state = chain::state(&tx).await?;
    let history = database::history(&tx).await?;
    let (parts, rows) = write_tables(&tx, &tables, &draft, told).await?;
    let named = contents::named(&tx, &tables).await?;
    // Writers of SQLite may tidy up behind it again.
    tx.rollback().await?;
    let (contents, missing) = write_contents(source, &named, &draft, told).await?;
    let is_damaged = missing.iter().any(|object| named[object].is_needed);
    let made = Made {
        rows,
        contents: contents.count,
        bytes: contents.bytes,
        missing: missing.clone(),
        is_damaged,
    };
    draft.finish(&Manifest {
        format: FORMAT,
        palier: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: now.millis(),
        database: state.database_id,
        turn: state.turn,
        history,
        tables: parts,
        contents,
        missing,
    })?;
    Ok(made)
}

async fn write_tables(
    tx: &Tx,
    tables: &[Table],
    draft: &Draft,
    told: Told<'_>,
) -> Result<(Vec<TablePart>, u64), BackupError> {
    let (mut parts, mut done, mut total) = (Vec::new(), 0, 0);
    for table in tables {
        total += table.count(tx).await?;
    }
    for table in tables {
        let name = table_part(&table.name);
        let mut part = draft.lines(&name)?;
        let mut tally = Tally::new();
        let mut lines = std::pin::pin!(table.lines(tx).await?);
        while let Some(line) = lines.next().await {
            let line = line?;
            tally.add(&line);
            let written = part.write_all(&line).and_then(|()| part.write_all(b"\n"));
            written.map_err(BackupError::file(name.as_ref()))?;
            done += 1;
            told(&table.name, done, total);
        }
        let ended = part.finish().and_then(super::draft::PartWriter::finish);
        ended.map_err(BackupError::file(name.as_ref()))?;
        parts.push(TablePart { table: table.clone(), sum: tally.sum() });
    }
    Ok((parts, done))
}

async fn write_contents(
    source: &Source,
    named: &std::collections::BTreeMap<String, Named>,
    draft: &Draft,
    told: Told<'_>,
) -> Result<(ContentsPart, Vec<String>), BackupError> {
    let mut list = draft.lines(CONTENTS)?;
    let (mut hash, mut missing) = (Sha256::new(), Vec::new());
    let (mut count, mut bytes) = (0, 0);
    for (at, (object, about)) in named.iter().enumerate() {
        let Some(content) = write_content(source, draft, object).await? else {
            missing.push(object.clone());
            continue;
        };
        if about.sha256.as_ref().is_some_and(|sha256| *sha256 != content.sha256) {
            let why = "its bytes are not those that were published";
            return Err(BackupError::damaged(object, why));
        }
        count += 1;
        bytes += content.bytes;
        let mut line = serde_json::to_vec(&content).unwrap_or_default();
        line.push(b'\n');
        hash.update(&line);
        list.write_all(&line).map_err(BackupError::file(CONTENTS.as_ref()))?;
        told("documents", at as u64 + 1, named.len() as u64);
    }
    let ended = list.finish().and_then(super::draft::PartWriter::finish);
    ended.map_err(BackupError::file(CONTENTS.as_ref()))?;
    Ok((ContentsPart { count, bytes, sha256: HEXLOWER.encode(&hash.finalize()) }, missing))
}

/// Nothing when the store does not have it.
async fn write_content(
    source: &Source,
    draft: &Draft,
    object: &str,
) -> Result<Option<ContentPart>, BackupError> {
    let mut content = match source.store.read(object, None).await {
        Err(StoreError::Missing(_)) => return Ok(None),
        opened => opened?.into_stream(),
    };
    let name = content_part(object);
    let mut part = draft.part(&name)?;
    let (mut hash, mut bytes) = (Sha256::new(), 0);
    while let Some(chunk) = content.try_next().await.map_err(StoreError::from)? {
        hash.update(&chunk);
        bytes += chunk.len() as u64;
        part.write_all(&chunk).map_err(BackupError::file(name.as_ref()))?;
    }
    part.finish().map_err(BackupError::file(name.as_ref()))?;
    let sha256 = HEXLOWER.encode(&hash.finalize());
    Ok(Some(ContentPart { object: object.to_owned(), bytes, sha256 }))
}

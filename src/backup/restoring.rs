//! A backup comes back, into a database and a store where nothing is yet. Nobody is served by it before
//! `palier post-restore`.

use std::collections::{HashMap, HashSet};
use std::io::Read;

use bytes::Bytes;
use futures_util::stream;
use futures_util::{Stream, TryStreamExt};

use super::Told;
use super::bundle::Bundle;
use super::checking::contents;
use super::fault::BackupError;
use super::manifest::{ContentPart, content_part, table_part};
use super::rows::{self, Loader};
use super::target::{self, Found, Target};
use crate::clock::Moment;
use crate::restoration;
use crate::settings::Settings;

/// Of what is read at a time.
const PIECE: usize = 64 * 1024;

/// What came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restored {
    pub rows: u64,
    pub contents: u64,
    /// Contents that the store had already.
    pub kept: u64,
}

/// Brings back a backup that was [checked](super::check). The rows come all at once, after the contents
/// that they name: what breaks off leaves a database without rows, and is simply begun again.
pub async fn restore(
    bundle: &Bundle,
    settings: &Settings,
    (now, keeps_store): (Moment, bool),
    told: Told<'_>,
) -> Result<Restored, BackupError> {
    let manifest = &bundle.manifest;
    if target::look(settings).await? != Found::Nothing {
        let told = format!(
            "{} holds an installation already: name an empty database",
            settings.database.url
        );
        return Err(BackupError::Refused(told));
    }
    target::refuse_others_marker(settings, manifest.database)?;
    let target = Target::make(settings, &manifest.history).await?;
    let (contents, kept) = put_contents(bundle, &target, keeps_store, told).await?;
    // Before the rows: there is no moment at which they could be served.
    restoration::mark_restored(&settings.restore, (manifest.database, manifest.turn), now)?;
    let rows = put_rows(bundle, &target, told).await?;
    target.db.close().await?;
    Ok(Restored { rows, contents, kept })
}

async fn put_contents(
    bundle: &Bundle,
    target: &Target,
    keeps_store: bool,
    told: Told<'_>,
) -> Result<(u64, u64), BackupError> {
    let all = contents(bundle)?;
    let mut there: HashMap<String, u64> = target.store.contents().try_collect().await?;
    let ours: HashSet<&String> = all.iter().map(|content| &content.object).collect();
    // What an interrupted restore put was of this backup; the rest is somebody's.
    if !keeps_store && let Some(object) = there.keys().find(|object| !ours.contains(object)) {
        let told = format!(
            "the store holds contents that the backup does not know, such as {object}: name an empty one, \
             or say --keep-store if they are of this installation"
        );
        return Err(BackupError::Refused(told));
    }
    let (mut put, mut kept) = (0, 0);
    for content in &all {
        if let Some(bytes) = there.remove(&content.object)
            && bytes == content.bytes
            && target.store.weigh(&content.object).await?.sha256 == content.sha256
        {
            kept += 1;
        } else {
            put_content(bundle, target, content).await?;
            put += 1;
        }
        told("documents", put + kept, all.len() as u64);
    }
    Ok((put, kept))
}

async fn put_content(
    bundle: &Bundle,
    target: &Target,
    content: &ContentPart,
) -> Result<(), BackupError> {
    let name = content_part(&content.object);
    let kept = target.store.put_as(&content.object, pieces(bundle.part(&name)?)).await?;
    if kept.sha256 != content.sha256 {
        target.store.remove(&content.object).await?;
        return Err(BackupError::damaged(&name, "its bytes are not those that were written"));
    }
    Ok(())
}

fn pieces(part: Box<dyn Read + Send>) -> impl Stream<Item = std::io::Result<Bytes>> + Unpin {
    let mut part = part;
    stream::iter(std::iter::from_fn(move || {
        let mut piece = vec![0; PIECE];
        match part.read(&mut piece) {
            Ok(0) => None,
            Ok(read) => {
                piece.truncate(read);
                Some(Ok(piece.into()))
            }
            Err(error) => Some(Err(error)),
        }
    }))
}

/// All of them or none, each table compared with what the manifest says.
async fn put_rows(bundle: &Bundle, target: &Target, told: Told<'_>) -> Result<u64, BackupError> {
    let parts: HashMap<&str, _> =
        bundle.manifest.tables.iter().map(|part| (part.table.name.as_str(), part)).collect();
    for part in parts.values() {
        target.table(&part.table)?;
    }
    let tx = target.db.begin().await?;
    let (mut done, total) = (0, bundle.manifest.rows());
    for table in &target.tables {
        let Some(part) = parts.get(table.name.as_str()) else {
            let told = format!("the backup has no table {}", table.name);
            return Err(BackupError::Refused(told));
        };
        rows::empty(&tx, table).await?;
        let mut loader = Loader::new(&tx, table);
        for line in bundle.lines(&table_part(&table.name))? {
            loader.add(&line?).await?;
            done += 1;
            told(&table.name, done, total);
        }
        loader.finish(&part.sum).await?;
    }
    tx.commit().await?;
    Ok(done)
}

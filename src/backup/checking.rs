//! Whether every part of a backup is what its manifest says: before anything is written anywhere.

use std::io::Read;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::Told;
use super::bundle::Bundle;
use super::fault::BackupError;
use super::manifest::{CONTENTS, ContentPart, content_part, table_part};
use super::rows::Tally;
use crate::store::Store;

/// Of what is read at a time.
const PIECE: usize = 64 * 1024;

/// Reads all of it, and names the first part that is not as it should be.
pub fn check(bundle: &Bundle, told: Told<'_>) -> Result<(), BackupError> {
    let manifest = &bundle.manifest;
    let (mut done, total) = (0, manifest.rows() + manifest.contents.count);
    for part in &manifest.tables {
        let name = table_part(&part.table.name);
        let is_plain = |c: char| c.is_ascii_lowercase() || c == '_';
        if !part.table.name.chars().all(is_plain) {
            return Err(BackupError::damaged(super::manifest::MANIFEST, "odd names of tables"));
        }
        let mut tally = Tally::new();
        for line in bundle.lines(&name)? {
            tally.add(&line?);
            done += 1;
            told(&part.table.name, done, total);
        }
        if tally.sum() != part.sum {
            return Err(BackupError::damaged(&name, "its rows are not those that were written"));
        }
    }
    for content in contents(bundle)? {
        check_content(bundle, &content)?;
        done += 1;
        told("documents", done, total);
    }
    Ok(())
}

/// The list of contents, whole and as it was written.
pub fn contents(bundle: &Bundle) -> Result<Vec<ContentPart>, BackupError> {
    let (mut all, mut hash) = (Vec::new(), Sha256::new());
    for line in bundle.lines(CONTENTS)? {
        let line = line?;
        hash.update(&line);
        hash.update(b"\n");
        let content: Option<ContentPart> = serde_json::from_slice(&line).ok();
        let content = content.filter(|content| Store::is_name(&content.object));
        let odd = || BackupError::damaged(CONTENTS, "a line is not as this program writes it");
        all.push(content.ok_or_else(odd)?);
    }
    let expected = &bundle.manifest.contents;
    let is_whole = all.len() as u64 == expected.count;
    if !is_whole || HEXLOWER.encode(&hash.finalize()) != expected.sha256 {
        return Err(BackupError::damaged(CONTENTS, "its lines are not those that were written"));
    }
    Ok(all)
}

fn check_content(bundle: &Bundle, content: &ContentPart) -> Result<(), BackupError> {
    let name = content_part(&content.object);
    let (mut part, mut hash, mut bytes) = (bundle.part(&name)?, Sha256::new(), 0);
    let mut piece = vec![0; PIECE];
    loop {
        let read = part.read(&mut piece).map_err(BackupError::reading(&name))?;
        if read == 0 {
            break;
        }
        bytes += read as u64;
        hash.update(&piece[..read]);
    }
    if bytes == content.bytes && HEXLOWER.encode(&hash.finalize()) == content.sha256 {
        return Ok(());
    }
    Err(BackupError::damaged(&name, "its bytes are not those that were written"))
}

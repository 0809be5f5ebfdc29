//! What a node noted of a database, once that database is somewhere else.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use sea_orm::prelude::Uuid;

use super::fault::Refusal;
use super::marker::Marker;
use crate::clock::Moment;
use crate::settings::Restore;

/// Notes of a backup that is about to come back that more was seen of it than it knows: so nobody serves
/// it before [`post_restore`](super::post_restore). What the node noted by itself stays.
pub fn mark_restored(
    restore: &Restore,
    (database, turn): (Uuid, i64),
    now: Moment,
) -> Result<(), Refusal> {
    let noted_at = now.millis();
    let fresh = Marker { database, turn: 0, is_keyed: true, noted_at, chains: BTreeMap::new() };
    let noted = Marker::read(&restore.marker)?.unwrap_or(fresh);
    Marker { turn: noted.turn.max(turn + 1), ..noted }.write(&restore.marker)
}

/// Takes the marker and the copy of the acts along to where the database is going. One that sees more
/// meanwhile is refused there, as after a restore: what it ended since would live again.
pub fn carry(from: &Restore, to: &Restore) -> Result<(), Refusal> {
    let there = Marker::read(&to.marker)?.map(|marker| marker.turn);
    let own = Marker::read(&from.marker)?;
    let is_newer = own.as_ref().is_some_and(|own| there.is_none_or(|turn| turn < own.turn));
    if from.acts != to.acts && (is_newer || !to.acts.exists()) {
        carry_acts(&from.acts, &to.acts)
            .map_err(|reason| Refusal::Acts { file: to.acts.clone(), reason })?;
    }
    match own {
        Some(own) if is_newer => own.write(&to.marker),
        _ => Ok(()),
    }
}

/// Whole, or not at all.
fn carry_acts(from: &Path, to: &Path) -> io::Result<()> {
    let draft = to.with_extension("part");
    match fs::copy(from, &draft) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        copied => copied?,
    };
    File::open(&draft)?.sync_all()?;
    fs::rename(draft, to)
}

//! Contents that lie in the store under a name that no row has: a program that died between the two.
//!
//! They are not removed at once but retired, like what was replaced: a store beside the wrong
//! database would otherwise be emptied within a day.

use std::collections::HashSet;
use std::hash::BuildHasher;
use std::time::Duration;

use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;

use super::{document, draft, retired};
use crate::clock::Moment;
use crate::store::StoreError;
use crate::web::App;

/// A content is put long before that, or its row will never come.
const SETTLED: Duration = Duration::from_hours(24);

/// The store's folders begin with one of these; each hour has one, so that a day sees them all.
const LETTERS: &[u8; 16] = b"0123456789abcdef";

/// Retired at a time, so that no upkeep takes long.
const AT_A_TIME: usize = 500;

const HOUR: i64 = 3_600_000;

/// Why the store was not gone through.
#[derive(Debug, thiserror::Error)]
pub enum NotSwept {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Retires what nobody names, in a sixteenth of the store.
///
/// `others` are names that other rows have.
pub async fn sweep(
    app: &App,
    others: &HashSet<String, impl BuildHasher + Sync>,
    now: Moment,
) -> Result<usize, NotSwept> {
    let hour = usize::try_from(now.millis() / HOUR).unwrap_or(0);
    let letter = char::from(LETTERS[hour % LETTERS.len()]);
    let mut lying = Vec::new();
    for second in LETTERS {
        let folder = format!("{letter}{}", char::from(*second));
        lying.extend(app.store.put_before(&folder, (now - SETTLED).millis()).await?);
    }
    if lying.is_empty() {
        return Ok(0);
    }
    let named = named(app.db.reader(), letter).await?;
    lying.retain(|object| !named.contains(object) && !others.contains(object));
    lying.truncate(AT_A_TIME);
    if lying.is_empty() {
        return Ok(0);
    }
    let tx = app.db.begin().await?;
    for object in &lying {
        retired::retire(&tx, object, now).await?;
    }
    tx.commit().await?;
    Ok(lying.len())
}

/// By a document, by what waits to be one, or among what was retired before.
async fn named(db: &impl ConnectionTrait, letter: char) -> Result<HashSet<String>, DbErr> {
    let all = format!("{letter}%");
    let documents = document::Entity::find()
        .select_only()
        .column(document::Column::Object)
        .filter(document::COLUMN.object.like(all.as_str()));
    let mut named: HashSet<String> = documents.into_tuple().all(db).await?.into_iter().collect();
    let retired = retired::Entity::find().filter(retired::COLUMN.object.like(all.as_str()));
    let drafts = draft::Entity::find()
        .select_only()
        .column(draft::Column::Object)
        .filter(draft::COLUMN.object.like(all.as_str()));
    named.extend(drafts.into_tuple::<String>().all(db).await?);
    named.extend(retired.all(db).await?.into_iter().map(|retired| retired.object));
    Ok(named)
}

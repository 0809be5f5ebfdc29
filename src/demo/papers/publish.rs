//! Papers made into files on several threads, stored together, published at once.

use std::collections::HashSet;
use std::time::Duration;

use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt, stream};
use sea_orm::entity::prelude::*;
use sea_orm::{DbErr, QuerySelect};

use super::Draft;
use crate::agencies::Societe;
use crate::audit::Actor;
use crate::clock::{Moment, paris_today};
use crate::demo::open::DemoError;
use crate::documents::{self, NewDocument, Published, Stored, document};
use crate::paper::Paper;
use crate::store::Store;
use crate::web::App;

/// Files on their way to the store at once.
const TOGETHER: usize = 16;
/// Papers that a thread makes one after the other: few enough that all threads end together.
const AT_A_TIME: usize = 8;

/// Those whose reference is there already are left as they are.
pub async fn publish(app: &App, societe: &Societe, drafts: Vec<Draft>) -> Result<(), DemoError> {
    let known = known(app, societe).await?;
    let missing = drafts.into_iter().filter(|draft| !known.contains(&draft.new.reference));
    let mut said = Vec::new();
    let mut papers = Vec::new();
    for draft in missing {
        said.push((draft.new, draft.is_withdrawn));
        papers.push(draft.paper);
    }
    let stored = store(&app.store, papers).await?;
    let (now, tx) = (app.clock.now(), app.db.begin().await?);
    for ((new, is_withdrawn), stored) in said.iter().zip(stored) {
        let published =
            documents::publish(&tx, new, &stored, (Actor::Palier, on_its_day(new, now))).await?;
        if *is_withdrawn {
            withdraw(&tx, new, &published, now).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// As an agency does, so that only the last are new to those who come.
fn on_its_day(new: &NewDocument, now: Moment) -> Moment {
    let ago = new.dated_on.date().until(paris_today(now).date());
    let days = ago.map_or(0, |span| u64::try_from(span.get_days()).unwrap_or(0));
    now - Duration::from_hours(24 * days)
}

async fn withdraw(
    tx: &impl ConnectionTrait,
    new: &NewDocument,
    published: &Published,
    now: Moment,
) -> Result<(), DbErr> {
    let (Published::Added(id) | Published::Replaced(id)) = published;
    documents::withdraw(tx, new.societe_id, *id, now).await.map(drop)
}

async fn known(app: &App, societe: &Societe) -> Result<HashSet<String>, DbErr> {
    let own = document::Entity::find()
        .filter(document::COLUMN.societe_id.eq(societe.id))
        .select_only()
        .column(document::Column::Reference);
    let references = own.into_tuple::<String>().all(app.db.reader()).await?;
    Ok(references.into_iter().collect())
}

/// In the order of the papers.
async fn store(store: &Store, papers: Vec<Paper>) -> Result<Vec<Stored>, DemoError> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let chunks: Vec<_> = papers.chunks(AT_A_TIME).map(<[Paper]>::to_vec).collect();
    let made = stream::iter(chunks).map(|chunk| {
        tokio::task::spawn_blocking(move || {
            chunk.into_iter().map(Paper::finish).map(Bytes::from).collect::<Vec<_>>()
        })
    });
    let made: Vec<Vec<Bytes>> = made
        .buffered(threads)
        .try_collect()
        .await
        .map_err(std::io::Error::from)
        .map_err(DemoError::Papers)?;
    let kept = stream::iter(made.into_iter().flatten()).map(|file| documents::store(store, file));
    Ok(kept.buffered(TOGETHER).try_collect().await?)
}

//! A content on its way into the store: judged by what it holds, pictures made anew, the rest as it is.
//! Imports and uploads come this way, and no other leads there.

use std::io;

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, StreamExt, TryStreamExt, stream};
use sea_orm::entity::prelude::*;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::content::{Inspected, Media, Scan, Seen};
use super::publication::{NotPublished, Stored};
use super::{document, picture};
use crate::store::{PutError, Store};
use crate::web::App;

/// As much as tells what a file is.
const HEAD: usize = 8;

/// A picture takes up to a quarter of a gigabyte while it is unpacked.
static ONE_PICTURE_AT_A_TIME: Semaphore = Semaphore::const_new(1);

/// A content as it will be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    pub content: Bytes,
    pub inspected: Inspected,
}

/// Judges a whole content; it takes long for a picture.
pub fn accept(content: Bytes) -> Result<Accepted, NotPublished> {
    let media = Media::of(&content).ok_or(NotPublished::Content)?;
    let content = picture::anew(&content, media)?.unwrap_or(content);
    let inspected = Inspected::of(&content).ok_or(NotPublished::Content)?;
    Ok(Accepted { content, inspected })
}

/// Puts a content into the store: never within a transaction, for it may go over the network.
pub async fn store(store: &Store, content: Bytes) -> Result<Stored, NotPublished> {
    let accepted = if Media::of(&content) == Some(Media::Pdf) {
        accept(content)?
    } else {
        let _turn = ONE_PICTURE_AT_A_TIME.acquire().await;
        spawn_blocking(move || accept(content)).await.map_err(|_| NotPublished::Interrupted)??
    };
    keep(store, accepted).await
}

/// Puts a content that was accepted.
pub async fn keep(store: &Store, accepted: Accepted) -> Result<Stored, NotPublished> {
    let Accepted { content, inspected } = accepted;
    let kept = store.put_bytes(content).await?;
    let Inspected { media, cautions, is_tagged, .. } = inspected;
    Ok(Stored { kept, media, cautions, is_tagged: Some(is_tagged) })
}

/// The same content once more, under a name of its own: no two documents share one.
pub async fn copied(store: &Store, stored: &Stored) -> Result<Stored, NotPublished> {
    let content = store.whole(stored.object()).await.map_err(|_| NotPublished::Interrupted)?;
    Ok(Stored { kept: store.put_bytes(content).await?, ..stored.clone() })
}

/// Takes a content out of the store again, unless a document has it.
pub async fn let_go(app: &App, stored: &Stored) -> Result<(), DbErr> {
    let taken = document::Entity::find().filter(document::COLUMN.object.eq(stored.object()));
    if taken.one(app.db.reader()).await?.is_none()
        && let Err(error) = app.store.remove(stored.object()).await
    {
        tracing::warn!(%error, "a content that no document has stays in the store");
    }
    Ok(())
}

/// Takes a content as it comes. A PDF goes through without being held; of what is none of ours only
/// the first bytes are read.
pub async fn receive(
    store: &Store,
    content: impl Stream<Item = io::Result<Bytes>> + Unpin,
) -> Result<Stored, NotPublished> {
    let mut content = content;
    let mut head = BytesMut::new();
    while head.len() < HEAD {
        let Some(piece) = content.next().await else { break };
        head.extend_from_slice(&piece.map_err(PutError::Source)?);
    }
    match Media::of(&head).ok_or(NotPublished::Content)? {
        Media::Pdf => through(store, head.freeze(), content).await,
        Media::Png | Media::Jpeg => {
            let whole = whole(head, content, store.most()).await?;
            self::store(store, whole).await
        }
    }
}

async fn through(
    store: &Store,
    head: Bytes,
    content: impl Stream<Item = io::Result<Bytes>> + Unpin,
) -> Result<Stored, NotPublished> {
    let mut scan = Scan::default();
    let pieces = stream::iter([Ok(head)]).chain(content);
    let kept = store.put(pieces.inspect_ok(|piece| scan.read(piece))).await?;
    let Seen { cautions, is_tagged } = scan.end();
    Ok(Stored { kept, media: Media::Pdf, cautions, is_tagged: Some(is_tagged) })
}

async fn whole(
    head: BytesMut,
    content: impl Stream<Item = io::Result<Bytes>> + Unpin,
    most: u64,
) -> Result<Bytes, NotPublished> {
    let (mut whole, mut content) = (head, content);
    loop {
        if whole.len() as u64 > most {
            return Err(PutError::TooLarge { most }.into());
        }
        let Some(piece) = content.next().await else { return Ok(whole.freeze()) };
        whole.extend_from_slice(&piece.map_err(PutError::Source)?);
    }
}

//! Several documents as one zip, written while it is sent: no more than a piece of one is in memory.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::stream::{self, BoxStream};
use futures_util::{StreamExt, TryStreamExt};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::clock::Day;
use crate::documents::Document;
use crate::documents::file_name::Names;
use crate::documents::file_name::POLICY;
use crate::store::{Store, StoreError};

/// How many contents are looked up at the same time.
const AT_ONCE: usize = 16;

/// A content of the store, under the name that it will have.
#[derive(Clone, Debug)]
pub struct Kept {
    pub name: String,
    pub object: String,
    pub bytes: i64,
    pub dated_on: Day,
}

impl From<&Document> for Kept {
    fn from(document: &Document) -> Self {
        Self {
            name: document.file_name.clone(),
            object: document.object.clone(),
            bytes: document.bytes,
            dated_on: document.dated_on,
        }
    }
}

/// Every content is there: nothing is noted as opened, nor is an archive begun, that cannot be.
pub async fn check(store: &Store, contents: &[Kept]) -> Result<(), StoreError> {
    let contents: Vec<_> =
        contents.iter().map(|it| (it.object.clone(), u64::try_from(it.bytes))).collect();
    let sizes = stream::iter(contents).map(|(object, expected)| async move {
        let size = store.size(&object).await?;
        if Ok(size) == expected { Ok(()) } else { Err(StoreError::Missing(object)) }
    });
    sizes.buffer_unordered(AT_ONCE).try_collect().await
}

/// The answer. A store that fails on the way breaks it off: the reader's browser says that the
/// download failed, where a shorter archive would pass for whole.
pub fn answer(store: Store, contents: Vec<Kept>, today: Day) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"documents-{today}.zip\"")),
        (POLICY.0, POLICY.1.to_owned()),
    ];
    (headers, Body::from_stream(pieces(store, (Vec::new(), contents), today))).into_response()
}

/// A small file of our own, written before the documents.
pub struct Leaf {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The archive itself, piece by piece.
pub fn pieces(
    store: Store,
    (leaves, contents): (Vec<Leaf>, Vec<Kept>),
    today: Day,
) -> impl stream::Stream<Item = io::Result<Bytes>> {
    let archive = Archive::new(store, (leaves, contents), today);
    stream::try_unfold(archive, |mut archive| async move {
        while !archive.is_over() {
            archive.step().await?;
            let piece = archive.drain();
            if !piece.is_empty() {
                return Ok(Some((piece, archive)));
            }
        }
        Ok(None)
    })
}

/// What is left to write, and what was written since the last look.
struct Archive {
    store: Store,
    today: Day,
    leaves: VecDeque<Leaf>,
    waiting: VecDeque<Kept>,
    /// The one that is being written.
    content: Option<BoxStream<'static, object_store::Result<Bytes>>>,
    /// None once the archive is whole.
    zip: Option<ZipWriter<StreamWriter<Written>>>,
    written: Written,
    names: Names,
}

impl Archive {
    fn new(store: Store, (leaves, contents): (Vec<Leaf>, Vec<Kept>), today: Day) -> Self {
        let written = Written::default();
        Self {
            store,
            today,
            leaves: leaves.into(),
            waiting: contents.into(),
            content: None,
            zip: Some(ZipWriter::new_stream(written.clone())),
            written,
            names: Names::default(),
        }
    }

    fn is_over(&self) -> bool {
        self.zip.is_none()
    }

    /// The next piece of a document, the next document, or the end.
    async fn step(&mut self) -> io::Result<()> {
        let Some(zip) = self.zip.as_mut() else { return Ok(()) };
        if let Some(content) = self.content.as_mut() {
            match content.try_next().await.map_err(broken)? {
                Some(piece) => zip.write_all(&piece)?,
                None => self.content = None,
            }
            return Ok(());
        }
        if let Some(leaf) = self.leaves.pop_front() {
            zip.start_file(self.names.unique(&leaf.name), options(self.today))?;
            zip.write_all(&leaf.bytes)?;
        } else if let Some(kept) = self.waiting.pop_front() {
            let name = self.names.unique(&kept.name);
            zip.start_file(name, options(kept.dated_on))?;
            let content = self.store.read(&kept.object, None).await.map_err(broken)?;
            self.content = Some(content.into_stream());
        } else if let Some(zip) = self.zip.take() {
            zip.finish()?;
        }
        Ok(())
    }

    fn drain(&self) -> Bytes {
        let mut written = self.written.0.lock().unwrap_or_else(PoisonError::into_inner);
        Bytes::from(std::mem::take(&mut *written))
    }
}

/// PDF and pictures are dense already: they are stored as they are.
fn options(day: Day) -> SimpleFileOptions {
    let date = day.date();
    let part = |number: i8| number.unsigned_abs();
    let year = u16::try_from(date.year()).unwrap_or_default();
    let noon = DateTime::from_date_and_time(year, part(date.month()), part(date.day()), 12, 0, 0);
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(noon.unwrap_or_default())
}

fn broken(error: impl std::error::Error + Send + Sync + 'static) -> io::Error {
    tracing::error!(%error, "an archive breaks off");
    io::Error::other(error)
}

/// What the archive's writer puts out, shared with whoever sends it.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Write for Written {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(piece)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

//! Reading a content back, whole or in part, without holding it in memory.

use std::ops::Range;

use bytes::Bytes;
use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};
use object_store::path::Path;
use object_store::{GetOptions, GetRange, ObjectStore, ObjectStoreExt};

use super::Store;
use super::put::{Kept, Weighed};

/// Why a content cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A row names it, and it is not there: the store was changed behind our back.
    #[error("the store has no object {0}")]
    Missing(String),
    #[error("the store does not answer: {0}")]
    Store(#[source] object_store::Error),
}

impl From<object_store::Error> for StoreError {
    fn from(error: object_store::Error) -> Self {
        match error {
            object_store::Error::NotFound { path, .. } => Self::Missing(path),
            error => Self::Store(error),
        }
    }
}

/// A content on its way.
pub struct Content {
    /// Of the whole object, whatever part was asked for.
    pub size: u64,
    stream: BoxStream<'static, object_store::Result<Bytes>>,
}

impl Content {
    pub fn into_stream(self) -> BoxStream<'static, object_store::Result<Bytes>> {
        self.stream
    }

    /// All of it, in memory: for tests and for what is known to be small.
    pub async fn bytes(self) -> Result<Bytes, StoreError> {
        let chunks: Vec<Bytes> = self.stream.try_collect().await?;
        Ok(Bytes::from(chunks.concat()))
    }
}

impl Store {
    /// Opens an object, or some bytes of it.
    pub async fn read(
        &self,
        object: &str,
        range: Option<Range<u64>>,
    ) -> Result<Content, StoreError> {
        let options = GetOptions { range: range.map(GetRange::Bounded), ..GetOptions::default() };
        let found = self.objects.get_opts(&Path::from(object), options).await?;
        Ok(Content { size: found.meta.size, stream: found.into_stream().boxed() })
    }

    /// All of an object, in memory.
    pub async fn whole(&self, object: &str) -> Result<Bytes, StoreError> {
        self.read(object, None).await?.bytes().await
    }

    /// Whether a content may have this name.
    pub fn is_name(object: &str) -> bool {
        is_ours(object)
    }

    /// The bytes of an object and their SHA-256, in lowercase hexadecimal: all of it is read, none kept.
    pub async fn weigh(&self, object: &str) -> Result<Kept, StoreError> {
        let mut content = self.read(object, None).await?.into_stream();
        let mut weighed = Weighed::unbounded();
        while let Some(chunk) = content.try_next().await? {
            weighed.pass(&chunk);
        }
        Ok(weighed.kept(&Path::from(object)))
    }

    /// How many bytes an object has.
    pub async fn size(&self, object: &str) -> Result<u64, StoreError> {
        Ok(self.objects.head(&Path::from(object)).await?.size)
    }

    /// What lies in a folder of the store and was put before that: milliseconds since 1970, by the
    /// store's own clock. Names of documents only.
    pub async fn put_before(&self, folder: &str, before: i64) -> Result<Vec<String>, StoreError> {
        let folder = Path::from(folder);
        let all: Vec<_> = self.objects.list(Some(&folder)).try_collect().await?;
        let old = all.into_iter().filter(|it| it.last_modified.timestamp_millis() < before);
        Ok(old.map(|it| it.location.to_string()).filter(|name| is_ours(name)).collect())
    }

    /// Every content of documents, with its bytes, as the store lists them. Nothing that somebody else
    /// keeps there, and no notes.
    pub fn contents(&self) -> BoxStream<'static, Result<(String, u64), StoreError>> {
        let ours = self.objects.list(None).try_filter_map(|it| async move {
            let name = it.location.to_string();
            Ok(is_ours(&name).then_some((name, it.size)))
        });
        ours.map_err(StoreError::from).boxed()
    }

    /// Whether it is there at all: not what it holds.
    pub async fn answers(&self) -> Result<(), StoreError> {
        if let Some(folder) = &self.folder {
            let about = tokio::fs::read_dir(folder).await.map(drop);
            let lost = |source| object_store::Error::Generic {
                store: "folder",
                source: Box::<std::io::Error>::new(source),
            };
            about.map_err(lost)?;
            return Ok(());
        }
        match self.size("markers/none").await {
            Err(StoreError::Missing(_)) => Ok(()),
            other => other.map(drop),
        }
    }

    /// Removes an object; nothing when it is gone already.
    pub async fn remove(&self, object: &str) -> Result<(), StoreError> {
        match self.objects.delete(&Path::from(object)).await.map_err(StoreError::from) {
            Err(StoreError::Missing(_)) => Ok(()),
            other => other,
        }
    }
}

/// As [`Store::put`] names them: what somebody else keeps there is none of our business.
fn is_ours(name: &str) -> bool {
    let is_hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    name.split_once('/').is_some_and(|(folder, rest)| {
        folder.len() == 2 && rest.len() == 32 && is_hex(rest) && rest.starts_with(folder)
    })
}

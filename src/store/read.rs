//! Reading a content back, whole or in part, without holding it in memory.

use std::ops::Range;

use bytes::Bytes;
use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};
use object_store::path::Path;
use object_store::{GetOptions, GetRange, ObjectStore, ObjectStoreExt};

use super::Store;

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

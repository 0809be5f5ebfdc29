//! Keeping a content: under a random name, whole or not at all, and weighed on the way.

use bytes::{Bytes, BytesMut};
use data_encoding::HEXLOWER;
use futures_util::{Stream, StreamExt};
use object_store::path::Path;
use object_store::{ObjectStoreExt, WriteMultipart};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::Store;

/// S3 takes parts of 5 MiB and more. What is smaller goes in one piece.
const PART: usize = 5 * 1024 * 1024;
/// Parts on their way at the same time: so much is held in memory, and no more.
const ON_THE_WAY: usize = 2;

/// What was kept, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Random: it says nothing of the document, and is never shown.
    pub object: String,
    pub bytes: i64,
    /// In lowercase hexadecimal.
    pub sha256: String,
}

/// Why a content is not kept. Nothing of it is left under any name.
#[derive(Debug, thiserror::Error)]
pub enum PutError {
    #[error("larger than {most} bytes")]
    TooLarge { most: u64 },
    #[error("cannot be read: {0}")]
    Source(#[source] std::io::Error),
    #[error("the store does not keep it: {0}")]
    Store(#[from] object_store::Error),
}

/// The hash and the weight of what has passed.
pub(super) struct Weighed {
    hash: Sha256,
    bytes: u64,
    most: u64,
}

impl Store {
    /// The same store, for contents of another size.
    #[must_use]
    pub fn allowing(&self, most: u64) -> Self {
        Self { most, ..self.clone() }
    }

    /// A name that nothing has: for whoever writes it down before the content is there.
    pub fn fresh_name() -> String {
        let object = Uuid::new_v4().simple().to_string();
        // Two letters for folders: some file systems are slow with many files in one.
        format!("{}/{object}", &object[..2])
    }

    /// Keeps what the stream gives. A process that dies meanwhile leaves nothing under the name.
    pub async fn put(
        &self,
        content: impl Stream<Item = std::io::Result<Bytes>> + Unpin,
    ) -> Result<Kept, PutError> {
        self.put_as(&Self::fresh_name(), content).await
    }

    /// The same under a [`Self::fresh_name`].
    pub async fn put_as(
        &self,
        object: &str,
        content: impl Stream<Item = std::io::Result<Bytes>> + Unpin,
    ) -> Result<Kept, PutError> {
        let mut content = content;
        let path = Path::from(object);
        let mut weighed = Weighed { most: self.most, ..Weighed::unbounded() };
        let mut first = BytesMut::new();
        while first.len() < PART {
            let Some(chunk) = content.next().await else {
                self.objects.put(&path, first.freeze().into()).await?;
                return Ok(weighed.kept(&path));
            };
            first.extend_from_slice(&weighed.add(chunk)?);
        }
        let upload = self.objects.put_multipart(&path).await?;
        let mut upload = WriteMultipart::new_with_chunk_size(upload, PART);
        upload.put(first.freeze());
        match rest(&mut upload, &mut content, &mut weighed).await {
            Ok(()) => upload.finish().await?,
            Err(error) => {
                upload.abort().await?;
                return Err(error);
            }
        };
        Ok(weighed.kept(&path))
    }

    /// Keeps a few bytes, reads them again and removes them: whether the store is of any use.
    pub async fn try_out(&self) -> Result<(), PutError> {
        let kept = self.put_bytes(Bytes::from_static(b"palier doctor")).await?;
        let path = Path::from(kept.object);
        self.objects.head(&path).await?;
        Ok(self.objects.delete(&path).await?)
    }

    /// The same for what is in memory.
    pub async fn put_bytes(&self, content: Bytes) -> Result<Kept, PutError> {
        self.put(futures_util::stream::iter([Ok(content)])).await
    }
}

async fn rest(
    upload: &mut WriteMultipart,
    content: &mut (impl Stream<Item = std::io::Result<Bytes>> + Unpin),
    weighed: &mut Weighed,
) -> Result<(), PutError> {
    while let Some(chunk) = content.next().await {
        upload.wait_for_capacity(ON_THE_WAY).await?;
        upload.put(weighed.add(chunk)?);
    }
    Ok(())
}

impl Weighed {
    pub fn unbounded() -> Self {
        Self { hash: Sha256::new(), bytes: 0, most: u64::MAX }
    }

    pub fn pass(&mut self, chunk: &[u8]) {
        self.bytes += chunk.len() as u64;
        self.hash.update(chunk);
    }

    fn add(&mut self, chunk: std::io::Result<Bytes>) -> Result<Bytes, PutError> {
        let chunk = chunk.map_err(PutError::Source)?;
        self.pass(&chunk);
        if self.bytes > self.most {
            return Err(PutError::TooLarge { most: self.most });
        }
        Ok(chunk)
    }

    pub fn kept(self, path: &Path) -> Kept {
        Kept {
            object: path.to_string(),
            bytes: i64::try_from(self.bytes).unwrap_or(i64::MAX),
            sha256: HEXLOWER.encode(&self.hash.finalize()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::settings::Settings;

    fn store(folder: &Path, most: &str) -> Store {
        let settings = Settings::default().overridden("documents.max_size", most);
        let mut settings = settings.expect("good settings");
        settings.documents.folder = folder.to_owned();
        Store::open(&settings.documents).expect("a store")
    }

    fn files(folder: &Path) -> usize {
        let folders = std::fs::read_dir(folder).expect("a folder").flatten();
        folders.map(|inner| std::fs::read_dir(inner.path()).expect("a folder").count()).sum()
    }

    #[tokio::test]
    async fn what_is_kept_is_read_again_whole_and_in_part() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = store(folder.path(), "20 MiB");
        // Larger than a part, and no multiple of one.
        let content: Vec<u8> = (0..12_000_001_u32).map(|byte| byte.to_le_bytes()[0]).collect();
        let pieces = content.chunks(70_001).map(|piece| Ok(Bytes::copy_from_slice(piece)));
        let pieces: Vec<_> = pieces.collect();
        let kept = store.put(futures_util::stream::iter(pieces)).await.expect("kept");
        assert_eq!(kept.bytes, 12_000_001);
        assert_eq!(kept.sha256, HEXLOWER.encode(&Sha256::digest(&content)));
        assert_eq!(store.whole(&kept.object).await.expect("read"), content);
        let part = store.read(&kept.object, Some(11_999_999..12_000_001)).await.expect("a part");
        assert_eq!(part.bytes().await.expect("read"), content[11_999_999..]);
        assert!(store.whole("00/none").await.is_err());
    }

    #[tokio::test]
    async fn what_is_too_large_or_breaks_off_leaves_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = store(folder.path(), "7 MiB");
        let large = store.put_bytes(Bytes::from(vec![0; 7 * 1024 * 1024 + 1])).await;
        assert!(matches!(large, Err(PutError::TooLarge { .. })), "{large:?}");
        let piece = || Ok(Bytes::from(vec![1; PART]));
        let grows = store.put(futures_util::stream::iter([piece(), piece()])).await;
        assert!(matches!(grows, Err(PutError::TooLarge { .. })), "{grows:?}");
        let broken = [piece(), Err(std::io::Error::other("cut"))];
        let broken = store.put(futures_util::stream::iter(broken)).await;
        assert!(matches!(broken, Err(PutError::Source(_))), "{broken:?}");
        assert_eq!(files(folder.path()), 0);
        store.put_bytes(Bytes::from(vec![0; 7 * 1024 * 1024])).await.expect("just small enough");
    }
}

//! Notes: small texts under names that are given, for what must lie outside of the database and be the
//! same for all nodes.

use bytes::Bytes;
use object_store::ObjectStoreExt;
use object_store::path::Path;

use super::{Store, StoreError};

impl Store {
    /// Puts a text under a name, in the place of the one that was there.
    pub async fn put_note(&self, name: &str, text: String) -> Result<(), StoreError> {
        self.objects.put(&Path::from(name), Bytes::from(text).into()).await?;
        Ok(())
    }

    /// The text under a name; nothing when there is none.
    pub async fn note(&self, name: &str) -> Result<Option<Bytes>, StoreError> {
        match self.whole(name).await {
            Err(StoreError::Missing(_)) => Ok(None),
            read => read.map(Some),
        }
    }
}

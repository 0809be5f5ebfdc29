//! The store as the settings describe it.

use std::path::PathBuf;
use std::sync::{Arc, Once};
use std::time::Duration;

use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::{ClientOptions, ObjectStore, RetryConfig};

use crate::settings::{Addressing, Documents, Secret, StoreKind};

/// A store that says nothing for so long is gone. There is no limit to a whole answer: a reader on a
/// slow line holds it open for as long as the document takes.
const SILENCE: Duration = Duration::from_secs(30);

/// Documents' content, by the random name of each; a clone is the same store.
#[derive(Clone, Debug)]
pub struct Store {
    pub(super) objects: Arc<dyn ObjectStore>,
    /// Where they lie, when that is a folder.
    pub(super) folder: Option<PathBuf>,
    /// Bytes of the largest content that is kept.
    pub(super) most: u64,
}

/// Why the store cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the folder of documents {folder} cannot be created: {source}")]
    Folder { folder: String, source: std::io::Error },
    #[error("the store of documents cannot be set up: {0}")]
    Store(#[from] object_store::Error),
}

impl Store {
    /// Creates the folder, or sets up the connection; asks nobody anything yet.
    pub fn open(documents: &Documents) -> Result<Self, OpenError> {
        let objects: Arc<dyn ObjectStore> = match documents.store {
            StoreKind::Folder => Arc::new(folder(documents)?),
            StoreKind::S3 => Arc::new(s3(documents).build()?),
        };
        let is_folder = documents.store == StoreKind::Folder;
        let folder = is_folder.then(|| documents.folder.clone());
        Ok(Self { objects, folder, most: documents.max_size.count() })
    }

    /// Bytes of the largest content that is kept.
    pub fn most(&self) -> u64 {
        self.most
    }
}

/// `with_fsync`: a row never outlives the content that it names, even at a power cut.
fn folder(documents: &Documents) -> Result<LocalFileSystem, OpenError> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(&documents.folder).map_err(|source| OpenError::Folder {
        folder: documents.folder.display().to_string(),
        source,
    })?;
    Ok(LocalFileSystem::new_with_prefix(&documents.folder)?.with_fsync(true))
}

/// Keys that are not given come from the machine, as everything of AWS finds them.
fn s3(documents: &Documents) -> AmazonS3Builder {
    give_tls_a_provider();
    let slow = ClientOptions::new().with_timeout_disabled().with_read_timeout(SILENCE);
    let mut builder = AmazonS3Builder::new()
        .with_client_options(slow)
        .with_retry(patience())
        // One at a time, by the plain request that every S3 store knows.
        .with_disable_bulk_delete(true)
        .with_region(&documents.s3_region)
        .with_bucket_name(documents.s3_bucket.as_deref().unwrap_or_default())
        .with_virtual_hosted_style_request(documents.s3_addressing == Addressing::Host);
    if let Some(endpoint) = &documents.s3_endpoint {
        builder = builder.with_endpoint(endpoint.to_string()).with_allow_http(!endpoint.is_https());
    }
    let keys = (&documents.s3_access_key, documents.s3_secret_key.as_ref().map(Secret::expose));
    if let (Some(id), Some(secret)) = keys {
        builder = builder.with_access_key_id(id).with_secret_access_key(secret);
    }
    builder
}

/// Somebody waits in front of the screen: a store that is down is told so in seconds.
fn patience() -> RetryConfig {
    RetryConfig { max_retries: 3, retry_timeout: Duration::from_secs(10), ..RetryConfig::default() }
}

/// The HTTP library takes whichever provider the process has, and has none of its own.
fn give_tls_a_provider() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Refused when the process has one already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn a_store_that_speaks_s3_is_set_up_from_the_settings() {
        let given = [
            ("PALIER_DOCUMENTS_STORE", "s3"),
            ("PALIER_DOCUMENTS_S3_ENDPOINT", "http://127.0.0.1:9000"),
            ("PALIER_DOCUMENTS_S3_BUCKET", "palier"),
            ("PALIER_DOCUMENTS_S3_ACCESS_KEY", "id"),
            ("PALIER_DOCUMENTS_S3_SECRET_KEY", "hunter2"),
        ];
        let given = given.map(|(name, text)| (name.to_owned(), text.to_owned()));
        let settings = Settings::load(None, given.into_iter()).expect("good settings");
        let store = Store::open(&settings.documents).expect("a store");
        let told = format!("{store:?} {:?}", settings.documents);
        assert!(told.contains("palier") && !told.contains("hunter2"), "{told}");
    }

    #[test]
    fn a_folder_that_is_a_file_is_refused() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let mut settings = Settings::default();
        settings.documents.folder = file.path().to_owned();
        assert!(Store::open(&settings.documents).is_err());
    }
}

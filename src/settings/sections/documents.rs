//! Where the content of documents lies, and how large it may be.

use std::path::PathBuf;

use crate::settings::declaration::section;
use crate::settings::values::{Addressing, Bytes, PublicUrl, Secret, StoreKind};

section! {
    /// Documents that agencies publish; their content is kept beside the database.
    Documents {
        /// `folder` for one server, `s3` for a store that several servers share.
        store: StoreKind = "folder",
        /// Where `folder` keeps them; to be backed up together with the database.
        folder: PathBuf = "<data_dir>/documents",
        /// Largest document that is accepted.
        max_size: Bytes = "20 MiB" in "1 MiB"..="200 MiB",
        /// Address of the store that speaks S3; empty for AWS itself.
        s3_endpoint: Option<PublicUrl> = "",
        /// Bucket at this store, which belongs to Palier alone.
        s3_bucket: Option<String> = "",
        /// Region of the bucket; where a store has none, any word will do.
        s3_region: String = "us-east-1",
        /// Access key; without keys, those that the machine itself was given by AWS.
        s3_access_key: Option<String> = "",
        /// Secret of this key.
        s3_secret_key: Option<Secret> = "",
        /// Where the bucket stands in addresses: in their `path`, or before the `host` as AWS has it.
        s3_addressing: Addressing = "path",
    }
}

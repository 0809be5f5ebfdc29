//! Why an installation is not written down, or not brought back.

use std::io;
use std::path::{Path, PathBuf};

use sea_orm::DbErr;

use crate::restoration::Refusal;
use crate::store::{OpenError, PutError, StoreError};

/// Told to an operator.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("the database: {0}")]
    Database(#[from] DbErr),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    NoStore(#[from] OpenError),
    #[error("a document: {0}")]
    Put(#[from] PutError),
    #[error("{}: {reason}", file.display())]
    File { file: PathBuf, reason: io::Error },
    #[error("{part} is damaged: {why}")]
    Damaged { part: String, why: String },
    #[error(transparent)]
    Marker(#[from] Refusal),
    /// What was asked for is not done, and why.
    #[error("{0}")]
    Refused(String),
}

impl BackupError {
    pub(super) fn damaged(part: &str, why: impl Into<String>) -> Self {
        Self::Damaged { part: part.to_owned(), why: why.into() }
    }

    pub(super) fn file(file: &Path) -> impl FnOnce(io::Error) -> Self {
        let file = file.to_owned();
        move |reason| Self::File { file, reason }
    }

    /// What cannot be read of a part: a disk that fails, or content that is not what was written.
    pub(super) fn reading(part: &str) -> impl FnOnce(io::Error) -> Self {
        let part = part.to_owned();
        move |error| Self::Damaged { part, why: error.to_string() }
    }
}

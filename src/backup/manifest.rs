//! The manifest of a backup: what it holds, how much of it, and the hash of each part.

use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};

use crate::database::Table;

/// The form of the folder, of the lines and of this file.
pub const FORMAT: u32 = 1;
pub const MANIFEST: &str = "manifest.json";
/// The list of contents: one JSON object a line.
pub const CONTENTS: &str = "documents.jsonl.gz";

/// Written last: without it there is no backup.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    /// The version of the program that made it.
    pub palier: String,
    /// When the database was as it says: milliseconds since 1970, UTC.
    pub made_at: i64,
    /// Which database it is of, and how often its trail had been sealed.
    pub database: Uuid,
    pub turn: i64,
    /// The migrations that its schema had gone through.
    pub history: Vec<String>,
    pub tables: Vec<TablePart>,
    pub contents: ContentsPart,
    /// Contents that rows name and that the store did not have.
    pub missing: Vec<String>,
}

/// One table: its lines are in `tables/NAME.jsonl.gz`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TablePart {
    #[serde(flatten)]
    pub table: Table,
    #[serde(flatten)]
    pub sum: Sum,
}

/// How many rows, and the SHA-256 of their lines, each with its end: in lowercase hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    pub rows: u64,
    pub sha256: String,
}

/// The contents of documents, and the SHA-256 of the lines of their list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ContentsPart {
    pub count: u64,
    pub bytes: u64,
    pub sha256: String,
}

/// One content: it is in `documents/OBJECT`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ContentPart {
    pub object: String,
    pub bytes: u64,
    pub sha256: String,
}

impl Manifest {
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|part| part.sum.rows).sum()
    }
}

/// The part that holds the rows of a table.
pub fn table_part(name: &str) -> String {
    format!("tables/{name}.jsonl.gz")
}

/// The part that is a content.
pub fn content_part(object: &str) -> String {
    format!("documents/{object}")
}

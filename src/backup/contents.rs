//! The contents that the rows of a database name, whatever table they are in.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Alias, Query};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use crate::database::Table;

/// The column that names a content, in every table that has one.
const OBJECT: &str = "object";
const SHA256: &str = "sha256";
/// Whose contents must be there. Others come and go by themselves: drafts, files that were sent to be
/// imported, people's copies, contents that were replaced.
const DOCUMENTS: &str = "document";
/// Whose hash is the one of the content under that name.
const HASHED: [&str; 2] = [DOCUMENTS, "document_draft"];

/// What the rows say of one content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The SHA-256 that it must have, where a row says so.
    pub sha256: Option<String>,
    /// It is the content of a document that was published.
    pub is_needed: bool,
}

/// Every content, by its name.
pub async fn named(
    db: &impl ConnectionTrait,
    tables: &[Table],
) -> Result<BTreeMap<String, Named>, DbErr> {
    let mut all = BTreeMap::<String, Named>::new();
    for table in tables.iter().filter(|table| table.column(OBJECT).is_some()) {
        let is_hashed = HASHED.contains(&table.name.as_str());
        let mut question = Query::select();
        question.from(Alias::new(&table.name)).column(Alias::new(OBJECT));
        if is_hashed {
            question.column(Alias::new(SHA256));
        }
        for row in db.query_all(&question).await? {
            let Some(object) = row.try_get::<Option<String>>("", OBJECT)? else { continue };
            let known = all.entry(object).or_default();
            known.is_needed |= table.name == DOCUMENTS;
            if is_hashed {
                known.sha256 = hash(&row)?;
            }
        }
    }
    Ok(all)
}

fn hash(row: &QueryResult) -> Result<Option<String>, DbErr> {
    row.try_get("", SHA256)
}

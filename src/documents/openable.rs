//! What an account may open, for those who have no session of it: how many documents, of which
//! nothing can be read; and all of them, for the copy that its holder asked for.

use std::collections::HashSet;

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Iterable};

use super::document::{self, Document, DocumentId};
use super::visible::Reader;
use super::wanted::Wanted;
use crate::accounts::AccountId;
use crate::clock::Day;

/// By the rule of the pages themselves. To read, one needs the proof that [`Reader::new`] takes.
pub async fn openable(
    db: &impl ConnectionTrait,
    account: AccountId,
    today: Day,
) -> Result<u64, DbErr> {
    Reader { account, today }.count(db, &Wanted::default()).await
}

/// The numbers of all that an account may open, by the same rule.
pub async fn openable_ids(
    db: &impl ConnectionTrait,
    account: AccountId,
    today: Day,
) -> Result<HashSet<DocumentId>, DbErr> {
    let (engine, asking) = (db.get_database_backend(), Reader { account, today }.asking());
    let columns = [document::Column::SocieteId, document::Column::Id];
    let rows = db.query_all(&asking.question(engine, &Wanted::default(), &columns)).await?;
    rows.iter().map(|row| row.try_get("", "id")).collect()
}

/// Every document that an account may open, by the same rule. Whoever calls it answers for its holder
/// having asked: only the maker of their own copy does.
pub async fn all_of_account(
    db: &impl ConnectionTrait,
    account: AccountId,
    today: Day,
) -> Result<Vec<Document>, DbErr> {
    let (engine, all) = (db.get_database_backend(), document::Column::iter().collect::<Vec<_>>());
    let asking = Reader { account, today }.asking();
    let rows = db.query_all(&asking.question(engine, &Wanted::default(), &all)).await?;
    let mut documents = Vec::with_capacity(rows.len());
    for row in &rows {
        documents.push(Document::from_query_result(row, "")?);
    }
    documents.sort_by_key(|one| (one.dated_on, one.id));
    Ok(documents)
}

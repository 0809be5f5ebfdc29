//! What was opened, and which mails were written.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveEnum, QueryOrder, QuerySelect};
use serde_json::{Value, json};

use super::MOST;
use crate::accounts::Account;
use crate::agencies::{SocieteId, societe};
use crate::clock::paris_iso;
use crate::documents::{DocumentId, document, opening};
use crate::mail::outbox;

/// Documents looked up at once.
const AT_ONCE: usize = 500;

/// With the title of each and its agency, as they were read then.
pub async fn openings(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
    let own = opening::Entity::find().filter(opening::COLUMN.account_id.eq(account.id));
    let rows = own.order_by_desc(opening::COLUMN.opened_at).limit(MOST).all(db).await?;
    let opened = rows.iter().map(|row| row.document_id).collect();
    let titles = titles(db, opened).await?;
    let mut societes: Vec<SocieteId> = rows.iter().map(|row| row.societe_id).collect();
    societes.sort_unstable();
    societes.dedup();
    let some = societe::Entity::find().filter(societe::COLUMN.id.is_in(societes)).all(db).await?;
    let agencies: HashMap<_, _> = some.into_iter().map(|one| (one.id, one.name)).collect();
    let told = rows.into_iter().map(|row| {
        json!({
            "at": paris_iso(row.opened_at),
            "agency": agencies.get(&row.societe_id),
            "title": titles.get(&row.document_id),
            "sha256": row.sha256,
            "means": row.means.to_value(),
        })
    });
    Ok(told.collect())
}

/// The titles of documents that the account opened.
pub async fn titles(
    db: &impl ConnectionTrait,
    opened: Vec<DocumentId>,
) -> Result<HashMap<DocumentId, String>, DbErr> {
    let mut ids = opened;
    ids.sort_unstable();
    ids.dedup();
    let mut titles = HashMap::new();
    for some in ids.chunks(AT_ONCE) {
        let found = document::Entity::find()
            .select_only()
            .columns([document::Column::Id, document::Column::Title])
            .filter(document::COLUMN.id.is_in(some.iter().copied()));
        let found: Vec<(DocumentId, String)> = found.into_tuple().all(db).await?;
        titles.extend(found);
    }
    Ok(titles)
}

/// Those about the account, and none of somebody else's who reads the same mailbox.
pub async fn letters(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
    let own = outbox::Entity::find().filter(outbox::Column::AccountId.eq(account.id.uuid()));
    let rows = own.order_by_desc(outbox::Column::CreatedAt).limit(MOST).all(db).await?;
    let told = rows.into_iter().map(|row| {
        json!({
            "written_at": paris_iso(row.created_at),
            "sent_at": row.sent_at.map(paris_iso),
            "to": row.recipient,
            "subject": row.subject,
        })
    });
    Ok(told.collect())
}

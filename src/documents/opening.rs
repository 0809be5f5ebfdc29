//! That somebody opened a document, and exactly what they got.

use std::time::Duration;

use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;

use super::document::{Document, DocumentId};
use crate::accounts::{AccountId, SignedIn};
use crate::agencies::SocieteId;
use crate::audit::{self, Event, Kind};
use crate::clock::Moment;
use crate::web::{App, Visitor};

pub use Model as Opening;

crate::id!(OpeningId, ordered);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_opening")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OpeningId,
    pub document_id: DocumentId,
    pub account_id: AccountId,
    /// Of the content that was sent.
    pub sha256: String,
    pub means: Means,
    pub opened_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

/// Parts of a document that are asked for one after the other are one opening: a reader of PDF files
/// asks for dozens, and a download that broke off goes on where it was.
pub const ONE_READING: Duration = Duration::from_hours(1);

/// Notes, before the first byte leaves, that these documents go to this person.
pub async fn record(
    app: &App,
    (visitor, person): (&Visitor, &SignedIn),
    documents: &[Document],
    means: Means,
) -> Result<(), DbErr> {
    let now = visitor.now;
    let rows = documents.iter().map(|document| ActiveModel {
        societe_id: Set(document.societe_id),
        id: Set(OpeningId::new()),
        document_id: Set(document.id),
        account_id: Set(person.account_id()),
        sha256: Set(document.sha256.clone()),
        means: Set(means),
        opened_at: Set(now),
    });
    let tx = app.db.begin().await?;
    Entity::insert_many(rows).exec_without_returning(&tx).await?;
    for document in documents {
        let event = Event::done(Kind::DocumentOpened, person.actor(), document.id);
        audit::record(&tx, &visitor.origin(), event.at(document.societe_id.uuid())).await?;
    }
    tx.commit().await
}

/// Whether a part goes on with a reading that was noted: the same person, document and content.
pub async fn goes_on(
    db: &impl ConnectionTrait,
    (visitor, person): (&Visitor, &SignedIn),
    document: &Document,
) -> Result<bool, DbErr> {
    let lately = Entity::find()
        .filter(COLUMN.societe_id.eq(document.societe_id))
        .filter(COLUMN.document_id.eq(document.id))
        .filter(COLUMN.account_id.eq(person.account_id()))
        .filter(COLUMN.sha256.eq(document.sha256.as_str()))
        .filter(COLUMN.opened_at.gte(visitor.now - ONE_READING));
    Ok(lately.limit(1).all(db).await?.len() == 1)
}

/// By itself, or within a zip of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Means {
    Alone,
    Zip,
}

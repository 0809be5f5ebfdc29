//! The contents that a document had before: what they were, until when, and who replaced them. The
//! contents themselves go after [`super::retired::KEPT`]; what is told of them stays.

use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use super::document::{Document, DocumentId};
use crate::agencies::SocieteId;
use crate::audit::Actor;
use crate::clock::Moment;

pub use Model as Version;

crate::id!(VersionId, ordered);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: VersionId,
    pub document_id: DocumentId,
    pub title: String,
    pub file_name: String,
    pub bytes: i64,
    /// Of the content, in lowercase hexadecimal.
    pub sha256: String,
    /// When the document was given this content, or its words were last changed.
    pub since: Moment,
    pub replaced_at: Moment,
    /// As the audit trail names them.
    pub replaced_by: String,
}

impl ActiveModelBehavior for ActiveModel {}

impl Version {
    /// The newest first.
    pub async fn of(db: &impl ConnectionTrait, document: &Document) -> Result<Vec<Self>, DbErr> {
        Entity::find()
            .filter(COLUMN.societe_id.eq(document.societe_id))
            .filter(COLUMN.document_id.eq(document.id))
            .order_by_desc(COLUMN.replaced_at)
            .order_by_desc(COLUMN.id)
            .all(db)
            .await
    }
}

/// Notes what a document held, in the transaction that gives it something else.
pub(super) async fn note(
    tx: &impl ConnectionTrait,
    former: &Document,
    (by, now): (Actor, Moment),
) -> Result<(), DbErr> {
    let row = ActiveModel {
        societe_id: Set(former.societe_id),
        id: Set(VersionId::new()),
        document_id: Set(former.id),
        title: Set(former.title.clone()),
        file_name: Set(former.file_name.clone()),
        bytes: Set(former.bytes),
        sha256: Set(former.sha256.clone()),
        since: Set(former.updated_at),
        replaced_at: Set(now),
        replaced_by: Set(by.to_string()),
    };
    Entity::insert(row).exec_without_returning(tx).await.map(drop)
}

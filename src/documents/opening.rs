//! That somebody opened a document, and exactly what they got.

use sea_orm::entity::prelude::*;

use super::document::DocumentId;
use crate::accounts::AccountId;
use crate::agencies::SocieteId;
use crate::clock::Moment;

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

/// By itself, or within a zip of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Means {
    Alone,
    Zip,
}

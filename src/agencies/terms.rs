//! The terms of use (CGU) of a société, version by version: what people accepted stays readable.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use super::societe::{Societe, SocieteId};
use crate::clock::Moment;

pub use Model as Terms;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "terms")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    /// Paragraphs, parted by empty lines.
    pub body: String,
    pub published_at: Moment,
    /// What is new in it, for those who accepted an earlier one.
    pub changes: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

/// A version to be published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewTerms {
    /// Paragraphs, parted by empty lines.
    pub body: String,
    pub changes: Option<String>,
}

impl From<&str> for NewTerms {
    fn from(body: &str) -> Self {
        Self { body: body.to_owned(), changes: None }
    }
}

impl Terms {
    /// The version in force, once the agency has published one.
    pub async fn current(
        db: &impl ConnectionTrait,
        societe: SocieteId,
    ) -> Result<Option<Self>, DbErr> {
        let versions = Entity::find().filter(COLUMN.societe_id.eq(societe));
        versions.order_by_desc(COLUMN.version).one(db).await
    }

    /// One version, in force or not.
    pub async fn of(
        db: &impl ConnectionTrait,
        societe: SocieteId,
        version: i32,
    ) -> Result<Option<Self>, DbErr> {
        Entity::find_by_id((societe, version)).one(db).await
    }

    /// Versions without their texts, the newest first: number and date.
    pub async fn dates(
        db: &impl ConnectionTrait,
        societe: SocieteId,
    ) -> Result<Vec<(i32, Moment)>, DbErr> {
        let versions = Entity::find().filter(COLUMN.societe_id.eq(societe)).select_only();
        let dated = versions.column(Column::Version).column(Column::PublishedAt);
        dated.order_by_desc(COLUMN.version).into_tuple().all(db).await
    }

    /// Publishes the next version.
    pub async fn publish(
        tx: &impl ConnectionTrait,
        societe: &Societe,
        new: impl Into<NewTerms>,
        now: Moment,
    ) -> Result<Self, DbErr> {
        let new = new.into();
        let last = Self::current(tx, societe.id).await?.map_or(0, |terms| terms.version);
        ActiveModel {
            societe_id: Set(societe.id),
            version: Set(last + 1),
            body: Set(new.body),
            published_at: Set(now),
            changes: Set(new.changes),
        }
        .insert(tx)
        .await
    }

    /// What a page shows, empty lines apart.
    pub fn paragraphs(&self) -> Vec<String> {
        let paragraphs = self.body.split("\n\n").map(str::trim);
        paragraphs.filter(|text| !text.is_empty()).map(str::to_owned).collect()
    }
}

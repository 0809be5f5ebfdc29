//! The terms of use (CGU) of a société, version by version: what people accepted stays readable.

use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

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
}

impl ActiveModelBehavior for ActiveModel {}

impl Terms {
    /// The version in force, once the agency has published one.
    pub async fn current(
        db: &impl ConnectionTrait,
        societe: SocieteId,
    ) -> Result<Option<Self>, DbErr> {
        let versions = Entity::find().filter(COLUMN.societe_id.eq(societe));
        versions.order_by_desc(COLUMN.version).one(db).await
    }

    /// Publishes the next version.
    pub async fn publish(
        tx: &impl ConnectionTrait,
        societe: &Societe,
        body: &str,
        now: Moment,
    ) -> Result<Self, DbErr> {
        let last = Self::current(tx, societe.id).await?.map_or(0, |terms| terms.version);
        ActiveModel {
            societe_id: Set(societe.id),
            version: Set(last + 1),
            body: Set(body.to_owned()),
            published_at: Set(now),
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

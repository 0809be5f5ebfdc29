//! A tiers: the société's own record of a person, a couple or a company. It may have no account.

use sea_orm::QueryOrder;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;

use super::reference;
use crate::agencies::{Societe, SocieteId};
use crate::clock::Moment;

pub use Model as Tiers;

crate::id!(TiersId);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tiers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TiersId,
    /// The agency's own reference: what imports go by.
    pub reference: String,
    /// « M. », « Mme », « M. et Mme », « SCI »…, as the agency writes it.
    pub civility: Option<String>,
    /// The company's name, for a company.
    pub last_name: String,
    pub first_name: Option<String>,
    pub address: String,
    pub postcode: String,
    pub city: String,
    pub country: String,
    /// A suggestion of the agency, never a proof: shown only after a valid provisional pair.
    pub suggested_email: Option<String>,
    pub created_at: Moment,
    pub updated_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

impl Tiers {
    /// The tiers that a foreign key promises.
    pub async fn known(
        db: &impl ConnectionTrait,
        societe: SocieteId,
        id: TiersId,
    ) -> Result<Self, DbErr> {
        let found = Entity::find_by_id((societe, id)).one(db).await?;
        found.ok_or_else(|| DbErr::RecordNotFound(format!("tiers {id}")))
    }

    /// Some tiers of a société, by reference, from the one after `after`.
    pub async fn page_of(
        db: &impl ConnectionTrait,
        societe: &Societe,
        after: Option<&str>,
        most: u64,
    ) -> Result<Vec<Self>, DbErr> {
        let mut own = Entity::find().filter(COLUMN.societe_id.eq(societe.id));
        if let Some(after) = after {
            own = own.filter(COLUMN.reference.gt(after));
        }
        own.order_by_asc(COLUMN.reference).limit(most).all(db).await
    }

    pub async fn with_references(
        db: &impl ConnectionTrait,
        societe: &Societe,
        references: &[String],
    ) -> Result<Vec<Self>, DbErr> {
        reference::rows::<Entity>(db, societe, (Column::SocieteId, Column::Reference), references)
            .await
    }

    /// The names that belong to this tiers and to their agency: a password must not hold them.
    pub fn names<'a>(&'a self, societe: &'a Societe) -> [&'a str; 3] {
        let first_name = self.first_name.as_deref().unwrap_or_default();
        [first_name, self.last_name.as_str(), societe.name.as_str()]
    }

    /// « Mme Camille Roux », « SCI Les Tilleuls ».
    pub fn name(&self) -> String {
        name(self.civility.as_deref(), self.first_name.as_deref(), &self.last_name)
    }
}

/// Civility, first name and last name, as far as they are known.
pub fn name(civility: Option<&str>, first_name: Option<&str>, last_name: &str) -> String {
    let parts = [civility, first_name, Some(last_name)].into_iter().flatten();
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

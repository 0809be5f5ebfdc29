//! A contract: a lease, a management mandate, or the lots that a co-owner holds.

use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use super::immeuble::ImmeubleId;
use super::reference;
use super::tiers::TiersId;
use crate::agencies::{Societe, SocieteId};
use crate::clock::{Day, Moment};
use crate::texts::Texts;

pub use Model as Contract;

crate::id!(ContractId);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ContractId,
    pub tiers_id: TiersId,
    /// Where it is, once the agency's immeubles are known.
    pub immeuble_id: Option<ImmeubleId>,
    /// The agency's own reference: what imports go by.
    pub reference: String,
    pub qualite: Qualite,
    /// The name of the immeuble; empty when it has none.
    pub immeuble: String,
    pub address: String,
    pub postcode: String,
    pub city: String,
    /// The lot or lots, in the agency's words.
    pub lot: String,
    pub started_on: Option<Day>,
    /// The last day; from then on the contract is past, and stays readable.
    pub ended_on: Option<Day>,
    pub created_at: Moment,
    pub updated_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

/// In what quality a tiers holds a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Qualite {
    Locataire,
    Bailleur,
    Coproprietaire,
}

impl Qualite {
    /// « Locataire », « Propriétaire bailleur », « Copropriétaire ».
    pub fn text(self, texts: &Texts) -> String {
        match self {
            Self::Locataire => texts.qualite_locataire(),
            Self::Bailleur => texts.qualite_bailleur(),
            Self::Coproprietaire => texts.qualite_coproprietaire(),
        }
    }
}

impl Contract {
    pub async fn of_tiers(
        db: &impl ConnectionTrait,
        societe: SocieteId,
        tiers: TiersId,
    ) -> Result<Vec<Self>, DbErr> {
        Entity::find()
            .filter(COLUMN.societe_id.eq(societe))
            .filter(COLUMN.tiers_id.eq(tiers))
            .order_by_asc(COLUMN.reference)
            .all(db)
            .await
    }

    pub async fn with_references(
        db: &impl ConnectionTrait,
        societe: &Societe,
        references: &[String],
    ) -> Result<Vec<Self>, DbErr> {
        reference::rows::<Entity>(db, societe, (Column::SocieteId, Column::Reference), references)
            .await
    }

    /// « 8, rue des Lilas, 31000 Toulouse ».
    pub fn place(&self) -> String {
        place(&self.address, &self.postcode, &self.city)
    }

    /// « Locataire, 8, rue des Lilas, 31000 Toulouse »: enough for its holder to know it again.
    pub fn in_words(&self, texts: &Texts) -> String {
        format!("{}, {}", self.qualite.text(texts), self.place())
    }

    /// What may be told to somebody who only reached a mailbox: quality and town, no more.
    pub fn masked(&self, texts: &Texts) -> String {
        format!("{}, {}", self.qualite.text(texts), self.city)
    }
}

pub fn place(address: &str, postcode: &str, city: &str) -> String {
    let town = format!("{postcode} {city}");
    let parts = [address.trim(), town.trim()].into_iter();
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

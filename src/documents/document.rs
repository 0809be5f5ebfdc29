//! A document: a published file with a kind, an audience and dates.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use super::audience::Audience;
use super::kind::DocumentKind;
use super::publication::Readers;
use crate::agencies::SocieteId;
use crate::clock::{Day, Moment};
use crate::contracts::{ContractId, ImmeubleId, TiersId};

pub use Model as Document;

crate::id!(DocumentId);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DocumentId,
    /// The agency's own reference: what imports go by.
    pub reference: String,
    pub kind: DocumentKind,
    pub audience: Audience,
    pub title: String,
    /// The words that it is found by; see [`super::search_text`].
    pub search_text: String,
    /// Set for [`Audience::Contract`].
    pub contract_id: Option<ContractId>,
    /// Set for [`Audience::Tiers`].
    pub tiers_id: Option<TiersId>,
    /// Set for [`Audience::Coproprietaires`] and [`Audience::ConseilSyndical`].
    pub immeuble_id: Option<ImmeubleId>,
    /// The document's own day, not that of its publication: periods of ownership go by it.
    pub dated_on: Day,
    /// What time it is for: the month of a quittance.
    pub period_from: Option<Day>,
    pub period_until: Option<Day>,
    /// The year of accounts that it belongs to.
    pub exercice: Option<i32>,
    /// The last day when it is in force: an insurance, a diagnostic.
    pub valid_until: Option<Day>,
    /// The name to save it under, with its extension.
    pub file_name: String,
    pub media_type: String,
    pub bytes: i64,
    /// Of its content, in lowercase hexadecimal.
    pub sha256: String,
    /// Where its content lies in the store; random, and never shown.
    pub object: String,
    pub published_at: Moment,
    /// From then on nobody may open it.
    pub withdrawn_at: Option<Moment>,
    pub updated_at: Moment,
    /// Whether its content says that it can be read aloud; unknown where nobody looked.
    pub is_tagged: Option<bool>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Documents of a société, or of one of its contracts, by reference, those that were withdrawn too.
pub async fn page_of(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    (after, most): (Option<&str>, u64),
    contract: Option<ContractId>,
) -> Result<Vec<Document>, DbErr> {
    let mut own = Entity::find().filter(COLUMN.societe_id.eq(societe));
    if let Some(contract) = contract {
        own = own.filter(COLUMN.contract_id.eq(contract));
    }
    if let Some(after) = after {
        own = own.filter(COLUMN.reference.gt(after));
    }
    own.order_by_asc(COLUMN.reference).limit(most).all(db).await
}

impl Model {
    pub async fn of_societe(
        db: &impl ConnectionTrait,
        societe: SocieteId,
        id: DocumentId,
    ) -> Result<Option<Self>, DbErr> {
        Entity::find_by_id((societe, id)).one(db).await
    }

    /// Its audience, and whose it is.
    pub fn readers(&self) -> Option<Readers> {
        match self.audience {
            Audience::Contract => self.contract_id.map(Readers::Contract),
            Audience::Tiers => self.tiers_id.map(Readers::Tiers),
            Audience::Coproprietaires => self.immeuble_id.map(Readers::Coproprietaires),
            Audience::ConseilSyndical => self.immeuble_id.map(Readers::ConseilSyndical),
        }
    }
}

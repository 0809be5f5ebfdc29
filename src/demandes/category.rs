//! What demandes are about: a list for each quality, the agency's own or the one that everybody begins
//! with.

use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::agencies::SocieteId;
use crate::contracts::Qualite;

/// Categories of one quality, and the longest name of one.
pub const MOST: usize = 20;
pub const LONGEST: usize = 60;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "demande_category")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub qualite: Qualite,
    /// In which order they are offered.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: i32,
    pub name: String,
}

impl ActiveModelBehavior for ActiveModel {}

const OF_LOCATAIRE: [&str; 8] = [
    "Fuite ou dégât des eaux",
    "Chauffage ou eau chaude",
    "Serrure, clés, badge",
    "Parties communes",
    "Mon loyer ou mes charges",
    "Une attestation ou un document",
    "Quitter le logement",
    "Autre question",
];

const OF_BAILLEUR: [&str; 7] = [
    "Mon locataire",
    "Travaux ou entretien",
    "Compte rendu de gestion et versements",
    "Fiscalité et déclaration de revenus",
    "Un document ou une attestation",
    "Mon mandat de gestion",
    "Autre question",
];

const OF_COPROPRIETAIRE: [&str; 8] = [
    "Procès-verbal ou document",
    "Charges et appels de fonds",
    "Travaux",
    "Assemblée générale",
    "Fuite ou sinistre dans l’immeuble",
    "Entretien et parties communes",
    "Vente de mon lot",
    "Autre question",
];

/// What is offered where an agency changed nothing: in French, as what it writes itself.
pub fn usual(qualite: Qualite) -> Vec<String> {
    let names: &[&str] = match qualite {
        Qualite::Locataire => &OF_LOCATAIRE,
        Qualite::Bailleur => &OF_BAILLEUR,
        Qualite::Coproprietaire => &OF_COPROPRIETAIRE,
    };
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// What is offered for a quality, in its order.
pub async fn of(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    qualite: Qualite,
) -> Result<Vec<String>, DbErr> {
    let own = Entity::find()
        .filter(COLUMN.societe_id.eq(societe))
        .filter(COLUMN.qualite.eq(qualite))
        .order_by_asc(COLUMN.place);
    let own: Vec<String> = own.all(db).await?.into_iter().map(|row| row.name).collect();
    Ok(if own.is_empty() { usual(qualite) } else { own })
}

/// Offers these from now on; demandes that are there keep the name that they have.
pub async fn offer(
    tx: &impl ConnectionTrait,
    (societe, qualite): (SocieteId, Qualite),
    names: &[String],
) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(COLUMN.societe_id.eq(societe))
        .filter(COLUMN.qualite.eq(qualite))
        .exec(tx)
        .await?;
    let rows = (0..).zip(names).map(|(place, name)| ActiveModel {
        societe_id: Set(societe),
        qualite: Set(qualite),
        place: Set(place),
        name: Set(name.clone()),
    });
    Entity::insert_many(rows).exec_without_returning(tx).await.map(drop)
}

//! Whose a document is: the immeuble, the contract or the tiers of a société, by the agency's reference.

use sea_orm::entity::prelude::*;
use sea_orm::{DbErr, QueryOrder, QuerySelect};

use crate::agencies::SocieteId;
use crate::contracts::{Contract, Immeuble, Tiers, immeuble};
use crate::documents::{Audience, Readers};
use crate::staff::{AgencyStaff, AtLeast};

/// Immeubles that the form proposes; one with more is found by its reference all the same.
const PROPOSED: u64 = 500;

/// Whose it is; none for what the société does not have.
pub async fn find(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    (audience, reference): (Audience, &str),
) -> Result<Option<Readers>, DbErr> {
    let (societe, wanted) = (staff.societe(), [reference.to_owned()]);
    match audience {
        Audience::Contract => {
            let found = Contract::with_references(db, societe, &wanted).await?;
            Ok(found.first().map(|it| Readers::Contract(it.id)))
        }
        Audience::Tiers => {
            let found = Tiers::with_references(db, societe, &wanted).await?;
            Ok(found.first().map(|it| Readers::Tiers(it.id)))
        }
        Audience::Coproprietaires => {
            let found = Immeuble::with_references(db, societe, &wanted).await?;
            Ok(found.first().map(|it| Readers::Coproprietaires(it.id)))
        }
        Audience::ConseilSyndical => {
            let found = Immeuble::with_references(db, societe, &wanted).await?;
            Ok(found.first().map(|it| Readers::ConseilSyndical(it.id)))
        }
    }
}

/// Its reference, and its name as people know it.
pub async fn named(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    readers: Readers,
) -> Result<(String, String), DbErr> {
    use crate::contracts::{contract, tiers};
    let named = match readers {
        Readers::Contract(id) => {
            let found = contract::Entity::find_by_id((societe, id)).one(db).await?;
            found.map(|it| (it.reference.clone(), it.reference))
        }
        Readers::Tiers(id) => {
            let found = tiers::Entity::find_by_id((societe, id)).one(db).await?;
            found.map(|it| (it.reference.clone(), it.name()))
        }
        Readers::Coproprietaires(id) | Readers::ConseilSyndical(id) => {
            let found = immeuble::Entity::find_by_id((societe, id)).one(db).await?;
            found.map(|it| (it.reference, it.name))
        }
    };
    Ok(named.unwrap_or_default())
}

/// References and names of the société's immeubles, by name.
pub async fn immeubles(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
) -> Result<Vec<(String, String)>, DbErr> {
    immeuble::Entity::find()
        .select_only()
        .columns([immeuble::Column::Reference, immeuble::Column::Name])
        .filter(immeuble::COLUMN.societe_id.eq(staff.societe_id()))
        .order_by_asc(immeuble::COLUMN.name)
        .order_by_asc(immeuble::COLUMN.reference)
        .limit(PROPOSED)
        .into_tuple()
        .all(db)
        .await
}

//! Proof that a signed-in person may see a demande: theirs, or shared, of a tiers that they hold now.

use sea_orm::entity::prelude::*;

use super::demande::{COLUMN, Demande, DemandeId, Entity, seen_by};
use crate::accounts::SignedIn;
use crate::agencies::Societe;
use crate::contracts::{Contract, Tiers, contract};

/// Built by [`Seen::of`] alone, which asks the rule anew at each request.
#[derive(Debug)]
pub struct Seen {
    demande: Demande,
    contract: Contract,
    tiers: Tiers,
    societe: Societe,
}

impl Seen {
    /// The demande of this number, if this person may see it; otherwise there is none.
    pub async fn of(
        db: &impl ConnectionTrait,
        person: &SignedIn,
        id: DemandeId,
    ) -> Result<Option<Self>, DbErr> {
        let seen = Entity::find().filter(COLUMN.id.eq(id)).filter(seen_by(person.account_id()));
        let Some(demande) = seen.one(db).await? else { return Ok(None) };
        let contract = contract::Entity::find_by_id((demande.societe_id, demande.contract_id));
        let contract = contract.one(db).await?;
        let contract = contract.ok_or_else(|| DbErr::RecordNotFound("a contract".into()))?;
        let tiers = Tiers::known(db, demande.societe_id, demande.tiers_id).await?;
        let societe = Societe::known(db, demande.societe_id).await?;
        Ok(Some(Self { demande, contract, tiers, societe }))
    }

    pub fn demande(&self) -> &Demande {
        &self.demande
    }

    pub fn contract(&self) -> &Contract {
        &self.contract
    }

    pub fn tiers(&self) -> &Tiers {
        &self.tiers
    }

    pub fn societe(&self) -> &Societe {
        &self.societe
    }
}

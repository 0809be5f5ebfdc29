//! Contracts as the API shows them.

use std::collections::HashMap;

use sea_orm::{ActiveEnum, ConnectionTrait, DbErr};

use super::super::listed::{Asked, page_of};
use super::super::schema::{IsoDay, IsoMoment, described};
use crate::agencies::Societe;
use crate::contracts::{Contract, ContractId, Tiers, paged};
use crate::ledger::balance;
use crate::money::Cents;
use crate::web::{Failure, ProblemKind};

described! {
    /// A contract, as the agency's ledger knows it.
    pub struct ContractShown {
        ref_contrat: String,
        ref_tiers: String,
        /// `locataire`, `bailleur` or `coproprietaire`.
        qualite: String,
        /// The immeuble that it is known to be in.
        ref_immeuble: Option<String>,
        immeuble: String,
        adresse_immeuble: String,
        code_postal_immeuble: String,
        ville_immeuble: String,
        lot: String,
        debut: Option<IsoDay>,
        fin: Option<IsoDay>,
        /// What its account comes to, as `-907.50`: more than zero is owed by the tiers. Null without entries.
        solde: Option<String>,
        updated_at: IsoMoment,
    }
}

page_of! {
    /// Some contracts.
    pub struct ContractsPage { contracts: ContractShown }
}

pub async fn page(
    db: &impl ConnectionTrait,
    societe: &Societe,
    (asked, of): (&Asked, Option<String>),
) -> Result<ContractsPage, Failure> {
    let of = match of {
        Some(reference) => Some(tiers(db, societe, reference).await?.id),
        None => None,
    };
    let mut rows = paged::contracts(db, societe.id, (asked.page(), of)).await?;
    let next = asked.next(&mut rows, |row| &row.reference);
    Ok(ContractsPage { contracts: all_shown(db, societe, rows).await?, next })
}

pub async fn one(
    db: &impl ConnectionTrait,
    societe: &Societe,
    reference: String,
) -> Result<ContractShown, Failure> {
    let found = Contract::with_references(db, societe, &[reference]).await?;
    let shown = all_shown(db, societe, found).await?;
    shown.into_iter().next().ok_or(ProblemKind::NotFound.into())
}

/// What is asked about must be there: an empty list would say something else.
async fn tiers(
    db: &impl ConnectionTrait,
    societe: &Societe,
    reference: String,
) -> Result<Tiers, Failure> {
    let found = Tiers::with_references(db, societe, &[reference]).await?;
    found.into_iter().next().ok_or(ProblemKind::NotFound.into())
}

async fn all_shown(
    db: &impl ConnectionTrait,
    societe: &Societe,
    rows: Vec<Contract>,
) -> Result<Vec<ContractShown>, DbErr> {
    let own = rows.iter().map(|row| row.tiers_id);
    let tiers = paged::tiers_references(db, societe.id, own).await?;
    let places = rows.iter().filter_map(|row| row.immeuble_id);
    let places = paged::immeuble_references(db, societe.id, places).await?;
    let ids: Vec<ContractId> = rows.iter().map(|row| row.id).collect();
    let balances: HashMap<ContractId, Cents> = balance::of_contracts(db, societe.id, &ids).await?;
    let shown = |row: Contract| ContractShown {
        ref_tiers: tiers.get(&row.tiers_id).cloned().unwrap_or_default(),
        ref_immeuble: row.immeuble_id.and_then(|id| places.get(&id).cloned()),
        solde: balances.get(&row.id).map(ToString::to_string),
        ref_contrat: row.reference,
        qualite: row.qualite.to_value(),
        immeuble: row.immeuble,
        adresse_immeuble: row.address,
        code_postal_immeuble: row.postcode,
        ville_immeuble: row.city,
        lot: row.lot,
        debut: row.started_on.map(Into::into),
        fin: row.ended_on.map(Into::into),
        updated_at: row.updated_at.into(),
    };
    Ok(rows.into_iter().map(shown).collect())
}

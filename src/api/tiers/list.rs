//! Tiers as the API shows them: in the words of the import files.

use sea_orm::{ConnectionTrait, DbErr};

use super::super::listed::{Asked, page_of};
use super::super::schema::{IsoMoment, described};
use crate::agencies::{Societe, SocieteId};
use crate::contracts::{Tiers, paged};
use crate::web::{Failure, ProblemKind};

described! {
    /// A tiers, as the agency's ledger knows it.
    pub struct TiersShown {
        ref_tiers: String,
        civilite: Option<String>,
        /// Of a company, its whole name.
        nom: String,
        prenom: Option<String>,
        adresse1: String,
        adresse2: String,
        code_postal: String,
        ville: String,
        pays: String,
        /// What the agency suggests to whoever activates; never what an account signs in with.
        email: Option<String>,
        updated_at: IsoMoment,
    }
}

page_of! {
    /// Some tiers.
    pub struct TiersPage { tiers: TiersShown }
}

pub async fn page(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    asked: &Asked,
) -> Result<TiersPage, DbErr> {
    let mut rows = paged::tiers(db, societe, asked.page()).await?;
    let next = asked.next(&mut rows, |row| &row.reference);
    Ok(TiersPage { tiers: rows.into_iter().map(shown).collect(), next })
}

pub async fn one(
    db: &impl ConnectionTrait,
    societe: &Societe,
    reference: String,
) -> Result<TiersShown, Failure> {
    let found = Tiers::with_references(db, societe, &[reference]).await?;
    found.into_iter().next().map(shown).ok_or(ProblemKind::NotFound.into())
}

fn shown(tiers: Tiers) -> TiersShown {
    let (line_1, line_2) = tiers.address.split_once('\n').unwrap_or((&tiers.address, ""));
    TiersShown {
        adresse1: line_1.to_owned(),
        adresse2: line_2.to_owned(),
        ref_tiers: tiers.reference,
        civilite: tiers.civility,
        nom: tiers.last_name,
        prenom: tiers.first_name,
        code_postal: tiers.postcode,
        ville: tiers.city,
        pays: tiers.country,
        email: tiers.suggested_email,
        updated_at: tiers.updated_at.into(),
    }
}

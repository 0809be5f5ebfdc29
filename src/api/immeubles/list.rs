//! Immeubles as the API shows them.

use sea_orm::{ConnectionTrait, DbErr};

use super::super::listed::{Asked, page_of};
use super::super::schema::{IsoDay, IsoMoment, described};
use crate::agencies::{Societe, SocieteId};
use crate::contracts::{Immeuble, paged};
use crate::web::{Failure, ProblemKind};

described! {
    /// An immeuble.
    pub struct ImmeubleShown {
        ref_immeuble: String,
        nom: String,
        adresse: String,
        code_postal: String,
        ville: String,
        /// `oui` when the société is its syndic, else `non`.
        copropriete: &'static str,
        /// The day when its assemblée générale did without the online space.
        dispense_le: Option<IsoDay>,
        titulaire: Option<String>,
        iban: Option<String>,
        bic: Option<String>,
        updated_at: IsoMoment,
    }
}

page_of! {
    /// Some immeubles.
    pub struct ImmeublesPage { immeubles: ImmeubleShown }
}

pub async fn page(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    asked: &Asked,
) -> Result<ImmeublesPage, DbErr> {
    let mut rows = paged::immeubles(db, societe, asked.page()).await?;
    let next = asked.next(&mut rows, |row| &row.reference);
    Ok(ImmeublesPage { immeubles: rows.into_iter().map(shown).collect(), next })
}

pub async fn one(
    db: &impl ConnectionTrait,
    societe: &Societe,
    reference: String,
) -> Result<ImmeubleShown, Failure> {
    let found = Immeuble::with_references(db, societe, &[reference]).await?;
    found.into_iter().next().map(shown).ok_or(ProblemKind::NotFound.into())
}

fn shown(immeuble: Immeuble) -> ImmeubleShown {
    ImmeubleShown {
        ref_immeuble: immeuble.reference,
        nom: immeuble.name,
        adresse: immeuble.address,
        code_postal: immeuble.postcode,
        ville: immeuble.city,
        copropriete: if immeuble.is_copropriete { "oui" } else { "non" },
        dispense_le: immeuble.waived_on.map(Into::into),
        titulaire: immeuble.payee,
        iban: immeuble.iban,
        bic: immeuble.bic,
        updated_at: immeuble.updated_at.into(),
    }
}

//! Lots as the API shows them.

use sea_orm::ConnectionTrait;

use super::super::listed::{Asked, page_of};
use super::super::schema::{IsoMoment, described};
use crate::agencies::Societe;
use crate::contracts::{Immeuble, Lot, LotId, paged};
use crate::web::{Failure, ProblemKind};

described! {
    /// A lot of an immeuble.
    pub struct LotShown {
        ref_lot: String,
        ref_immeuble: String,
        nature: String,
        situation: String,
        /// As the import files have it: a text.
        tantiemes: Option<String>,
        /// The contracts that are about it.
        contrats: Vec<String>,
        updated_at: IsoMoment,
    }
}

page_of! {
    /// Some lots.
    pub struct LotsPage { lots: LotShown }
}

pub async fn page(
    db: &impl ConnectionTrait,
    societe: &Societe,
    (asked, of): (&Asked, Option<String>),
) -> Result<LotsPage, Failure> {
    let of = match of {
        Some(reference) => {
            let found = Immeuble::with_references(db, societe, &[reference]).await?;
            Some(found.first().ok_or(ProblemKind::NotFound)?.id)
        }
        None => None,
    };
    let mut rows = paged::lots(db, societe.id, (asked.page(), of)).await?;
    let next = asked.next(&mut rows, |row| &row.reference);
    let places = rows.iter().map(|row| row.immeuble_id);
    let places = paged::immeuble_references(db, societe.id, places).await?;
    let ids: Vec<LotId> = rows.iter().map(|row| row.id).collect();
    let mut contracts = paged::contracts_of_lots(db, societe.id, &ids).await?;
    let shown = |row: Lot| LotShown {
        ref_immeuble: places.get(&row.immeuble_id).cloned().unwrap_or_default(),
        contrats: contracts.remove(&row.id).unwrap_or_default(),
        ref_lot: row.reference,
        nature: row.nature,
        situation: row.place,
        tantiemes: row.tantiemes.map(|number| number.to_string()),
        updated_at: row.updated_at.into(),
    };
    Ok(LotsPage { lots: rows.into_iter().map(shown).collect(), next })
}

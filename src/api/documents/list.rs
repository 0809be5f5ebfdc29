//! Documents as the API shows them.

use sea_orm::{ActiveEnum, ConnectionTrait, DbErr};

use super::super::listed::{Asked, page_of};
use super::super::schema::{IsoDay, IsoMoment, described};
use crate::agencies::Societe;
use crate::contracts::{Contract, paged};
use crate::documents::{Document, document, publication};
use crate::web::{Failure, ProblemKind};

described! {
    /// A document that was published.
    pub struct DocumentShown {
        ref_document: String,
        /// The code of its kind.
        r#type: String,
        titre: String,
        /// `contract`, `tiers`, `coproprietaires` or `conseil_syndical`.
        public: String,
        ref_contrat: Option<String>,
        ref_tiers: Option<String>,
        ref_immeuble: Option<String>,
        date: IsoDay,
        periode_debut: Option<IsoDay>,
        periode_fin: Option<IsoDay>,
        exercice: Option<i32>,
        valable_jusquau: Option<IsoDay>,
        media_type: String,
        bytes: i64,
        /// Of the content, in hexadecimal.
        sha256: String,
        published_at: IsoMoment,
        /// From then on nobody may open it.
        withdrawn_at: Option<IsoMoment>,
        updated_at: IsoMoment,
    }
}

page_of! {
    /// Some documents.
    pub struct DocumentsPage { documents: DocumentShown }
}

pub async fn page(
    db: &impl ConnectionTrait,
    societe: &Societe,
    (asked, of): (&Asked, Option<String>),
) -> Result<DocumentsPage, Failure> {
    let of = match of {
        Some(reference) => {
            let found = Contract::with_references(db, societe, &[reference]).await?;
            Some(found.first().ok_or(ProblemKind::NotFound)?.id)
        }
        None => None,
    };
    let page = asked.page();
    let mut rows = document::page_of(db, societe.id, (page.after, page.most), of).await?;
    let next = asked.next(&mut rows, |row| &row.reference);
    Ok(DocumentsPage { documents: all_shown(db, societe, rows).await?, next })
}

pub async fn one(
    db: &impl ConnectionTrait,
    societe: &Societe,
    reference: &str,
) -> Result<DocumentShown, Failure> {
    let found = publication::with_reference(db, societe.id, reference).await?;
    let shown = all_shown(db, societe, found.into_iter().collect()).await?;
    shown.into_iter().next().ok_or(ProblemKind::NotFound.into())
}

async fn all_shown(
    db: &impl ConnectionTrait,
    societe: &Societe,
    rows: Vec<Document>,
) -> Result<Vec<DocumentShown>, DbErr> {
    let contracts = rows.iter().filter_map(|row| row.contract_id);
    let contracts = paged::contract_references(db, societe.id, contracts).await?;
    let tiers = rows.iter().filter_map(|row| row.tiers_id);
    let tiers = paged::tiers_references(db, societe.id, tiers).await?;
    let places = rows.iter().filter_map(|row| row.immeuble_id);
    let places = paged::immeuble_references(db, societe.id, places).await?;
    let shown = |row: Document| DocumentShown {
        ref_contrat: row.contract_id.and_then(|id| contracts.get(&id).cloned()),
        ref_tiers: row.tiers_id.and_then(|id| tiers.get(&id).cloned()),
        ref_immeuble: row.immeuble_id.and_then(|id| places.get(&id).cloned()),
        ref_document: row.reference,
        r#type: row.kind.name(),
        titre: row.title,
        public: row.audience.to_value(),
        date: row.dated_on.into(),
        periode_debut: row.period_from.map(Into::into),
        periode_fin: row.period_until.map(Into::into),
        exercice: row.exercice,
        valable_jusquau: row.valid_until.map(Into::into),
        media_type: row.media_type,
        bytes: row.bytes,
        sha256: row.sha256,
        published_at: row.published_at.into(),
        withdrawn_at: row.withdrawn_at.map(Into::into),
        updated_at: row.updated_at.into(),
    };
    Ok(rows.into_iter().map(shown).collect())
}

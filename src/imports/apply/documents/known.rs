//! What the rows of a chunk speak of, by reference.

use std::collections::{HashMap, HashSet};

use sea_orm::DbErr;
use sea_orm::entity::prelude::*;

use crate::agencies::{Societe, SocieteId};
use crate::clock::Day;
use crate::contracts::{Contract, ContractId, Immeuble, ImmeubleId, Tiers, TiersId, paged};
use crate::documents::{Audience, Document, DocumentKind, NewDocument, Readers};
use crate::imports::reading::{DocumentRow, Reason, Refusal, Said};
use crate::ledger::Owed;

/// Asked for all of them together, however many they are.
pub struct Known {
    societe: SocieteId,
    documents: HashMap<String, Document>,
    /// Whose each of them is, by its own reference.
    places: HashMap<String, Place>,
    contracts: HashMap<String, ContractId>,
    all_tiers: HashMap<String, TiersId>,
    immeubles: HashMap<String, ImmeubleId>,
    /// Of the contracts of quittances.
    owed: HashMap<ContractId, Vec<Owed>>,
}

impl Known {
    pub async fn of(
        db: &impl ConnectionTrait,
        societe: &Societe,
        rows: &[Result<DocumentRow, Refusal>],
    ) -> Result<Self, DbErr> {
        let own: Vec<String> = rows.iter().flatten().map(|row| row.reference.clone()).collect();
        let documents = Document::with_references(db, societe.id, &own).await?;
        let contracts = references(rows, &[Audience::Contract]);
        let contracts = Contract::with_references(db, societe, &contracts).await?;
        let all_tiers = references(rows, &[Audience::Tiers]);
        let all_tiers = Tiers::with_references(db, societe, &all_tiers).await?;
        let immeubles = references(rows, &[Audience::Coproprietaires, Audience::ConseilSyndical]);
        let immeubles = Immeuble::with_references(db, societe, &immeubles).await?;
        let contracts: HashMap<String, ContractId> =
            contracts.into_iter().map(|it| (it.reference, it.id)).collect();
        let owed = owed(db, societe.id, &of_quittances(rows, &contracts)).await?;
        Ok(Self {
            societe: societe.id,
            places: places(db, societe.id, &documents).await?,
            documents: documents.into_iter().map(|it| (it.reference.clone(), it)).collect(),
            contracts,
            all_tiers: all_tiers.into_iter().map(|it| (it.reference, it.id)).collect(),
            immeubles: immeubles.into_iter().map(|it| (it.reference, it.id)).collect(),
            owed,
        })
    }

    /// Whose a document is that is known.
    pub fn place(&self, before: &Document) -> Place {
        self.places.get(&before.reference).cloned().unwrap_or_default()
    }

    pub fn document(&self, reference: &str) -> Option<&Document> {
        self.documents.get(reference)
    }

    /// Whom it may be for, or the column that is in the way and why. A quittance says that a term is
    /// paid: one that is not would be a false one (loi 89-462, art. 21).
    pub fn allowed(&self, said: &Said) -> Result<Readers, (&'static str, Reason)> {
        let readers = self.readers(said)?;
        let is_owed = said.period.value().is_some_and(|term| self.owes(readers, *term));
        if said.kind == DocumentKind::Quittance && is_owed {
            return Err(("type", Reason::TermUnpaid));
        }
        Ok(readers)
    }

    /// The document that a row makes, beside what is known of it.
    pub fn made(&self, row: &DocumentRow, said: &Said, readers: Readers) -> NewDocument {
        let before = self.document(&row.reference);
        NewDocument {
            societe_id: self.societe,
            reference: row.reference.clone(),
            kind: said.kind,
            readers,
            title: said.title.clone(),
            dated_on: said.dated_on,
            period: said.period.or(before, |it| it.period_from.zip(it.period_until)),
            exercice: said.exercice.or(before, |it| it.exercice),
            valid_until: said.valid_until.or(before, |it| it.valid_until),
            // What people save it as; the agency's file may be called DOC000123.
            file_name: said.title.clone(),
        }
    }

    /// Whom it is for, or the column that names nobody and why.
    fn readers(&self, said: &Said) -> Result<Readers, (&'static str, Reason)> {
        let immeuble = || {
            let known = self.immeubles.get(&said.of).copied();
            known.ok_or(("ref_immeuble", Reason::UnknownImmeuble))
        };
        match said.audience {
            Audience::Contract => {
                let known = self.contracts.get(&said.of).copied();
                known.map(Readers::Contract).ok_or(("ref_contrat", Reason::UnknownContract))
            }
            Audience::Tiers => {
                let known = self.all_tiers.get(&said.of).copied();
                known.map(Readers::Tiers).ok_or(("ref_tiers", Reason::UnknownTiers))
            }
            Audience::Coproprietaires => immeuble().map(Readers::Coproprietaires),
            Audience::ConseilSyndical => immeuble().map(Readers::ConseilSyndical),
        }
    }

    /// Whether something of the term is still due.
    fn owes(&self, readers: Readers, term: (Day, Day)) -> bool {
        let Readers::Contract(contract) = readers else { return false };
        self.owed.get(&contract).is_some_and(|dues| dues.iter().any(|due| due.is_of(term)))
    }
}

/// Whose a document is, in the three columns of a file: one of them has a reference.
#[derive(Clone, Default)]
pub struct Place {
    pub contract: Option<String>,
    pub tiers: Option<String>,
    pub immeuble: Option<String>,
}

impl Place {
    pub fn said(said: &Said) -> Self {
        let of = Some(said.of.clone());
        match said.audience {
            Audience::Contract => Self { contract: of, ..Self::default() },
            Audience::Tiers => Self { tiers: of, ..Self::default() },
            Audience::Coproprietaires | Audience::ConseilSyndical => {
                Self { immeuble: of, ..Self::default() }
            }
        }
    }
}

async fn places(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    documents: &[Document],
) -> Result<HashMap<String, Place>, DbErr> {
    let contracts = documents.iter().filter_map(|it| it.contract_id);
    let contracts = paged::contract_references(db, societe, contracts).await?;
    let tiers = documents.iter().filter_map(|it| it.tiers_id);
    let tiers = paged::tiers_references(db, societe, tiers).await?;
    let immeubles = documents.iter().filter_map(|it| it.immeuble_id);
    let immeubles = paged::immeuble_references(db, societe, immeubles).await?;
    let place = |it: &Document| Place {
        contract: it.contract_id.and_then(|id| contracts.get(&id).cloned()),
        tiers: it.tiers_id.and_then(|id| tiers.get(&id).cloned()),
        immeuble: it.immeuble_id.and_then(|id| immeubles.get(&id).cloned()),
    };
    Ok(documents.iter().map(|it| (it.reference.clone(), place(it))).collect())
}

/// Those of some audiences, each once.
fn references(rows: &[Result<DocumentRow, Refusal>], audiences: &[Audience]) -> Vec<String> {
    let said = rows.iter().flatten().filter_map(|row| row.said.as_ref());
    let own = said.filter(|said| audiences.contains(&said.audience)).map(|said| &said.of);
    own.collect::<HashSet<_>>().into_iter().cloned().collect()
}

fn of_quittances(
    rows: &[Result<DocumentRow, Refusal>],
    contracts: &HashMap<String, ContractId>,
) -> Vec<ContractId> {
    let said = rows.iter().flatten().filter_map(|row| row.said.as_ref());
    let quittances = said.filter(|said| said.kind == DocumentKind::Quittance);
    quittances.filter_map(|said| contracts.get(&said.of)).copied().collect()
}

async fn owed(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    contracts: &[ContractId],
) -> Result<HashMap<ContractId, Vec<Owed>>, DbErr> {
    let mut owed: HashMap<ContractId, Vec<Owed>> = HashMap::new();
    if contracts.is_empty() {
        return Ok(owed);
    }
    for due in Owed::of_contracts(db, societe, contracts).await? {
        owed.entry(due.contract_id).or_default().push(due);
    }
    Ok(owed)
}

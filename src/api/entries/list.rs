//! Entries as the API shows them.

use sea_orm::{ActiveEnum, ConnectionTrait};

use super::super::listed::{Asked, page_of};
use super::super::query::After;
use super::super::schema::{IsoDay, IsoMoment, described};
use crate::agencies::Societe;
use crate::contracts::Contract;
use crate::ledger::{Entry, EntryId, entry};
use crate::web::{Failure, Problem, ProblemKind, Wrong};

described! {
    /// An entry of the account of a contract.
    pub struct EntryShown {
        ref_mouvement: String,
        /// 0 as first sent; an odd one takes the former back, an even one states the new.
        revision: i32,
        date: IsoDay,
        libelle: String,
        /// `-907.50`: more than zero is owed by the tiers.
        montant: String,
        echeance: Option<IsoDay>,
        r#type: String,
        periode_debut: Option<IsoDay>,
        periode_fin: Option<IsoDay>,
        recorded_at: IsoMoment,
    }
}

page_of! {
    /// Some entries of one contract.
    pub struct EntriesPage { entries: EntryShown }
}

pub async fn page(
    db: &impl ConnectionTrait,
    societe: &Societe,
    (asked, of): (&Asked, String),
) -> Result<EntriesPage, Failure> {
    let found = Contract::with_references(db, societe, &[of]).await?;
    let contract = found.first().ok_or(ProblemKind::NotFound)?.id;
    let page = asked.page();
    let after = page.after.map(|text| EntryId::parse(text).ok_or_else(odd)).transpose()?;
    let mut rows = entry::of_contract(db, (societe.id, contract), (after, page.most)).await?;
    let most = usize::try_from(page.most.saturating_sub(1)).unwrap_or(usize::MAX);
    let is_more = rows.len() > most;
    rows.truncate(most);
    let next = rows.last().filter(|_| is_more).map(|last| After::written(&last.id.to_string()));
    Ok(EntriesPage { entries: rows.into_iter().map(shown).collect(), next })
}

fn odd() -> Problem {
    Problem::invalid(vec![Wrong::parameter("after", "This is not a `next` that a page gave.")])
}

fn shown(entry: Entry) -> EntryShown {
    EntryShown {
        ref_mouvement: entry.reference,
        revision: entry.revision,
        date: entry.dated_on.into(),
        libelle: entry.label,
        montant: entry.cents.to_string(),
        echeance: entry.due_on.map(Into::into),
        r#type: entry.kind.to_value(),
        periode_debut: entry.period_from.map(Into::into),
        periode_fin: entry.period_until.map(Into::into),
        recorded_at: entry.recorded_at.into(),
    }
}

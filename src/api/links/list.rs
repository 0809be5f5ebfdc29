//! Links as the API shows them.

use sea_orm::{ActiveEnum, ConnectionTrait};

use super::super::listed::{Asked, page_of};
use super::super::query::After;
use super::super::schema::{IsoMoment, described};
use crate::access::link::{self, Link, LinkId};
use crate::agencies::Societe;
use crate::contracts::{Tiers, paged};
use crate::web::{Failure, Problem, ProblemKind, Wrong};

described! {
    /// A link between a tiers and an account, which is not named.
    pub struct LinkShown {
        id: String,
        ref_tiers: String,
        /// Which of the tiers' holders: 1, 2…
        holder: i32,
        linked_at: IsoMoment,
        /// From then on it gives no access, until the agency restores it.
        suspended_at: Option<IsoMoment>,
        /// Whoever reads the address on file contested it then; it waits for the agency's word.
        contested_at: Option<IsoMoment>,
        /// From then on it gives no access.
        ended_at: Option<IsoMoment>,
        /// `holder` or `agency`.
        ended_by: Option<String>,
    }
}

page_of! {
    /// Some links.
    pub struct LinksPage { links: LinkShown }
}

pub async fn page(
    db: &impl ConnectionTrait,
    societe: &Societe,
    (asked, of): (&Asked, Option<String>),
) -> Result<LinksPage, Failure> {
    let of = match of {
        Some(reference) => {
            let found = Tiers::with_references(db, societe, &[reference]).await?;
            Some(found.first().ok_or(ProblemKind::NotFound)?.id)
        }
        None => None,
    };
    let page = asked.page();
    let after = page.after.map(|text| LinkId::parse(text).ok_or_else(odd)).transpose()?;
    let mut rows = link::page_of(db, societe.id, (after, page.most), of).await?;
    let most = usize::try_from(page.most.saturating_sub(1)).unwrap_or(usize::MAX);
    let is_more = rows.len() > most;
    rows.truncate(most);
    let next = rows.last().filter(|_| is_more).map(|last| After::written(&last.id.to_string()));
    let tiers =
        paged::tiers_references(db, societe.id, rows.iter().map(|row| row.tiers_id)).await?;
    let shown = |row: Link| LinkShown {
        id: row.id.to_string(),
        ref_tiers: tiers.get(&row.tiers_id).cloned().unwrap_or_default(),
        holder: row.holder,
        linked_at: row.linked_at.into(),
        suspended_at: row.suspended_at.map(Into::into),
        contested_at: row.contested_at.map(Into::into),
        ended_at: row.ended_at.map(Into::into),
        ended_by: row.ended_by.map(|by| by.to_value()),
    };
    Ok(LinksPage { links: rows.into_iter().map(shown).collect(), next })
}

fn odd() -> Problem {
    Problem::invalid(vec![Wrong::parameter("after", "This is not a `next` that a page gave.")])
}

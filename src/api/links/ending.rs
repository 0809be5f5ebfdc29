//! The access to a tiers, ended by the agency's software as « Dissocier » ends it.

use super::super::answer::{Answer, Answered};
use super::super::batch::Outcome;
use super::super::schema::described;
use crate::access::agency_act::Why;
use crate::access::dissociation::{self, Dissociated};
use crate::api_keys::{KeyHolder, needs};
use crate::contracts::Tiers;
use crate::web::{App, ProblemKind, Visitor};

described! {
    /// What became of the access to a tiers.
    pub struct LinksEnded {
        /// `ended`, or `unchanged` when there was nothing to end.
        outcome: Outcome,
    }
}

/// Every link of the tiers, and every pair that could begin one anew.
pub async fn end(
    (app, visitor): (&App, &Visitor),
    holder: &KeyHolder<needs::LinksWrite>,
    (reference, why): (&str, &Why),
) -> Answered<LinksEnded> {
    let references = [reference.to_owned()];
    let found = Tiers::with_references(app.db.reader(), holder.societe(), &references).await?;
    let tiers = found.first().ok_or(ProblemKind::NotFound)?;
    let of = (holder.societe(), tiers);
    let outcome = match dissociation::dissociate(app, visitor, of, (holder.actor(), why)).await? {
        Dissociated::Done => Outcome::Ended,
        Dissociated::Nothing => Outcome::Unchanged,
    };
    Ok(Answer(LinksEnded { outcome }))
}

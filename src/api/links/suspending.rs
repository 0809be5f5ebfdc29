//! The access to a tiers, closed for a time and opened again by the agency's software, as « Suspendre »
//! and « Rétablir » do.

use super::super::answer::{Answer, Answered};
use super::super::batch::Outcome;
use super::super::schema::described;
use crate::access::agency_act::Why;
use crate::access::suspension::{self, Changed};
use crate::agencies::Societe;
use crate::api_keys::{KeyHolder, needs};
use crate::contracts::Tiers;
use crate::web::{App, Failure, ProblemKind, Visitor};

described! {
    /// What became of the access to a tiers.
    pub struct SuspensionChanged {
        /// `changed`, or `unchanged` when it was so already or nobody holds it.
        outcome: Outcome,
    }
}

/// Every link of the tiers that is open.
pub async fn suspend(
    (app, visitor): (&App, &Visitor),
    holder: &KeyHolder<needs::LinksWrite>,
    (reference, why): (&str, &Why),
) -> Answered<SuspensionChanged> {
    let tiers = tiers(app, holder.societe(), reference).await?;
    let (of, by) = ((holder.societe(), &tiers), (holder.actor(), why));
    Ok(told(suspension::suspend(app, visitor, of, by).await?))
}

/// Every link of the tiers that is suspended.
pub async fn restore(
    (app, visitor): (&App, &Visitor),
    holder: &KeyHolder<needs::LinksWrite>,
    (reference, why): (&str, &Why),
) -> Answered<SuspensionChanged> {
    let tiers = tiers(app, holder.societe(), reference).await?;
    let (of, by) = ((holder.societe(), &tiers), (holder.actor(), why));
    Ok(told(suspension::restore(app, visitor, of, by).await?))
}

async fn tiers(app: &App, societe: &Societe, reference: &str) -> Result<Tiers, Failure> {
    let references = [reference.to_owned()];
    let found = Tiers::with_references(app.db.reader(), societe, &references).await?;
    Ok(found.into_iter().next().ok_or(ProblemKind::NotFound)?)
}

fn told(changed: Changed) -> Answer<SuspensionChanged> {
    let outcome = match changed {
        Changed::Done => Outcome::Changed,
        Changed::Nothing => Outcome::Unchanged,
    };
    Answer(SuspensionChanged { outcome })
}

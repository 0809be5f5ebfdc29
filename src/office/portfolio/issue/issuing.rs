//! Issuing pairs for one tiers, in the name of a member of staff.

use crate::access::provisional::{self, Issued};
use crate::contracts::Tiers;
use crate::guard::Fault;
use crate::staff::{AgencyStaff, Gestion};
use crate::web::{App, Visitor};

/// One pair for each of its holders; former ones that were not used die. Whoever holds the tiers
/// today is told, and keeps it.
pub async fn issue(
    app: &App,
    visitor: &Visitor,
    staff: &AgencyStaff<Gestion>,
    (tiers, holders): (&Tiers, i32),
) -> Result<Vec<Issued>, Fault> {
    let (societe, origin) = (staff.societe(), visitor.origin());
    let whom = (vec![tiers.clone()], holders);
    let drafts = provisional::drafts(app, societe, whom, visitor.now).await?;
    let mut hashed = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let hash = app.guard.hash(&draft.secret.canonical()).await?;
        hashed.push((draft, hash));
    }
    let tx = app.db.begin().await?;
    let kept = provisional::keep_all((app, &tx), societe, hashed, (&origin, staff.actor())).await?;
    tx.commit().await?;
    Ok(kept.into_iter().map(|(issued, _)| issued).collect())
}

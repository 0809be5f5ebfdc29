//! « Vérifié, inchangé »: somebody looked at a document that stays what it was, and says so.

use axum::extract::{Path, State};

use super::exempting::{ExemptPage, Place, at, legal};
use super::sheet::there;
use super::verification;
use crate::audit::{self, Kind};
use crate::staff::{AgencyStaff, Gestion};
use crate::web::{App, Error, Reply, Visitor};

pub async fn say(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id, kind)): Place,
) -> Result<Reply<ExemptPage>, Error> {
    let (immeuble, kind) = (there(&app, &staff, id).await?, legal(&kind)?);
    if !verification::may_stay(kind) {
        return Err(Error::NotFound);
    }
    let tx = app.db.begin().await?;
    verification::note(&tx, &staff, (immeuble.id, kind), visitor.now).await?;
    let event = staff.event(Kind::ConformiteChanged, format!("{id} verified {}", kind.name()));
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await?;
    Ok(Reply::done(at(&staff, id)))
}

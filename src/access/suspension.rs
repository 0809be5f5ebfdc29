//! Suspension: the agency closes the access to a tiers for a time, and opens it again.

use sea_orm::DbErr;

use super::agency_act::{self, What, Why};
use super::agency_notices;
use super::holders;
use super::provisional;
use crate::agencies::Societe;
use crate::audit::{self, Actor, Event, Kind};
use crate::contracts::Tiers;
use crate::web::{App, Visitor};

/// Whether anything changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    Done,
    /// It was so already, or nobody holds it.
    Nothing,
}

/// From their next request on, whoever holds the tiers is shown nothing of it but that it is so and
/// whom to call. Whoever activates meanwhile finds it suspended too.
pub async fn suspend(
    app: &App,
    visitor: &Visitor,
    (societe, tiers): (&Societe, &Tiers),
    (by, why): (Actor, &Why),
) -> Result<Changed, DbErr> {
    let (tx, origin) = (app.db.begin().await?, visitor.origin());
    provisional::hold_all(&tx, (societe.id, tiers.id)).await?;
    let closed = holders::suspend(&tx, (societe.id, tiers.id), visitor.now).await?;
    if closed.is_empty() {
        return Ok(Changed::Nothing);
    }
    let (of, what) = ((societe.id, &[tiers.id][..]), (What::Suspended, Some(why)));
    agency_act::record(&tx, of, what, (&origin, by)).await?;
    let event = Event::done(Kind::TiersSuspended, by, tiers.id).at(societe.id.uuid());
    audit::record(&tx, &origin, event).await?;
    for account in closed {
        agency_notices::suspended(&tx, (app, visitor), account, (societe, tiers)).await?;
    }
    tx.commit().await?;
    Ok(Changed::Done)
}

/// « Rétablir »: everything is there again, as it was.
pub async fn restore(
    app: &App,
    visitor: &Visitor,
    (societe, tiers): (&Societe, &Tiers),
    by: Actor,
) -> Result<Changed, DbErr> {
    let (tx, origin) = (app.db.begin().await?, visitor.origin());
    let opened = holders::restore(&tx, (societe.id, tiers.id)).await?;
    if opened.is_empty() {
        return Ok(Changed::Nothing);
    }
    let (of, what) = ((societe.id, &[tiers.id][..]), (What::Restored, None));
    agency_act::record(&tx, of, what, (&origin, by)).await?;
    let event = Event::done(Kind::TiersRestored, by, tiers.id).at(societe.id.uuid());
    audit::record(&tx, &origin, event).await?;
    for account in opened {
        agency_notices::restored(&tx, (app, visitor), account, (societe, tiers)).await?;
    }
    tx.commit().await?;
    Ok(Changed::Done)
}

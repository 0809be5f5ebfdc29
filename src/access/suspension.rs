//! Suspension: the agency closes the access to a tiers for a time, and opens it again.

use sea_orm::DbErr;

use super::agency_act::{self, What, Why};
use super::agency_notices::{self, Notice};
use super::holders;
use super::provisional;
use crate::agencies::Societe;
use crate::audit::{self, Actor, Event, Kind, Origin};
use crate::contracts::Tiers;
use crate::database::Tx;
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
    of: (&Societe, &Tiers),
    by: (Actor, &Why),
) -> Result<Changed, DbErr> {
    let tx = app.db.begin().await?;
    let changed = close(&tx, app, of, by, &visitor.origin()).await?;
    if changed == Changed::Done {
        tx.commit().await?;
    }
    Ok(changed)
}

/// « Rétablir »: everything is there again, as it was.
pub async fn restore(
    app: &App,
    visitor: &Visitor,
    of: (&Societe, &Tiers),
    by: (Actor, &Why),
) -> Result<Changed, DbErr> {
    let tx = app.db.begin().await?;
    let changed = open(&tx, app, of, by, &visitor.origin()).await?;
    if changed == Changed::Done {
        tx.commit().await?;
    }
    Ok(changed)
}

/// The step of [`suspend`], for one of several.
pub async fn close(
    tx: &Tx,
    app: &App,
    (societe, tiers): (&Societe, &Tiers),
    (by, why): (Actor, &Why),
    origin: &Origin,
) -> Result<Changed, DbErr> {
    provisional::hold_all(tx, (societe.id, tiers.id)).await?;
    let closed = holders::suspend(tx, (societe.id, tiers.id), origin.at).await?;
    if closed.is_empty() {
        return Ok(Changed::Nothing);
    }
    let (of, what) = ((societe.id, &[tiers.id][..]), (What::Suspended, Some(why)));
    agency_act::record(tx, of, what, (origin, by)).await?;
    let event = Event::done(Kind::TiersSuspended, by, tiers.id).at(societe.id.uuid());
    audit::record(tx, origin, event).await?;
    let told = (Notice::Suspended, closed.as_slice());
    agency_notices::tell(tx, app, told, (societe, tiers), origin.at).await?;
    Ok(Changed::Done)
}

/// The step of [`restore`], for one of several.
pub async fn open(
    tx: &Tx,
    app: &App,
    (societe, tiers): (&Societe, &Tiers),
    (by, why): (Actor, &Why),
    origin: &Origin,
) -> Result<Changed, DbErr> {
    let opened = holders::restore(tx, (societe.id, tiers.id)).await?;
    if opened.is_empty() {
        return Ok(Changed::Nothing);
    }
    let (of, what) = ((societe.id, &[tiers.id][..]), (What::Restored, Some(why)));
    agency_act::record(tx, of, what, (origin, by)).await?;
    let event = Event::done(Kind::TiersRestored, by, tiers.id).at(societe.id.uuid());
    audit::record(tx, origin, event).await?;
    let told = (Notice::Restored, opened.as_slice());
    agency_notices::tell(tx, app, told, (societe, tiers), origin.at).await?;
    Ok(Changed::Done)
}

//! Dissociation: the agency ends every access to a tiers, and all that could begin one anew.

use sea_orm::DbErr;

use super::activation::{Outcome, close_siblings};
use super::agency_act::{self, What, Why};
use super::agency_notices::{self, Notice};
use super::holders;
use super::link::EndedBy;
use super::provisional;
use crate::agencies::Societe;
use crate::audit::{self, Actor, Event, Kind};
use crate::contracts::Tiers;
use crate::web::{App, Visitor};

/// Whether there was anything to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dissociated {
    Done,
    /// Nobody holds it, and nothing waits to be used.
    Nothing,
}

/// At their next request nobody sees this tiers any more; what was printed or mailed for it opens
/// nothing. It takes new credentials to come back. Whoever held it is told.
pub async fn dissociate(
    app: &App,
    visitor: &Visitor,
    (societe, tiers): (&Societe, &Tiers),
    (by, why): (Actor, &Why),
) -> Result<Dissociated, DbErr> {
    let (tx, origin) = (app.db.begin().await?, visitor.origin());
    let mut is_anything_live = false;
    for pair in provisional::hold_all(&tx, (societe.id, tiers.id)).await? {
        close_siblings(&tx, &pair, Outcome::Withdrawn, visitor.now).await?;
        is_anything_live |= provisional::withdraw(&tx, &pair, visitor.now).await?;
    }
    let ended = holders::end(&tx, (societe.id, tiers.id), EndedBy::Agency, visitor.now).await?;
    if ended.is_empty() && !is_anything_live {
        return Ok(Dissociated::Nothing);
    }
    agency_act::record(
        &tx,
        (societe.id, &[tiers.id]),
        (What::Dissociated, Some(why)),
        (&origin, by),
    )
    .await?;
    let event = Event::done(Kind::TiersUnlinked, by, tiers.id).at(societe.id.uuid());
    audit::record(&tx, &origin, event).await?;
    let told = (Notice::Dissociated, ended.as_slice());
    agency_notices::tell(&tx, app, told, (societe, tiers), visitor.now).await?;
    tx.commit().await?;
    Ok(Dissociated::Done)
}

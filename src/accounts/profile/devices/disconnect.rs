//! Ending one's own sessions from another: each is dead at its next request, and its browser is a
//! stranger again.

use sea_orm::DbErr;

use crate::accounts::known_device;
use crate::accounts::sign_in::SignedIn;
use crate::accounts::sign_in::session::{self, SessionId};
use crate::audit::{self, Event, Kind};
use crate::web::{App, Visitor};

/// Ends one session of this person; false when none of theirs has this id.
pub async fn disconnect(
    app: &App,
    visitor: &Visitor,
    person: &SignedIn,
    id: SessionId,
) -> Result<bool, DbErr> {
    let tx = app.db.begin().await?;
    let Some(ended) = session::end_mine(&tx, person, id).await? else { return Ok(false) };
    let (account, here) = (person.account_id(), visitor.device());
    match ended.device_hash {
        // An older session of this very browser, which stays known.
        Some(device) if here.as_ref().is_some_and(|here| here.hash().as_str() == device) => {}
        Some(device) => known_device::forget(&tx, (account, &device)).await?,
        // Opened before sessions knew their browser: it is one of the others.
        None => known_device::forget_others(&tx, account, here.as_ref()).await?,
    }
    let event = Event::done(Kind::SessionRevoked, person.actor(), id);
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await?;
    Ok(true)
}

/// Ends every session of this person but the one that asks.
pub async fn disconnect_others(
    app: &App,
    visitor: &Visitor,
    person: &SignedIn,
) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    known_device::forget_others(&tx, person.account_id(), visitor.device().as_ref()).await?;
    if session::end_all(&tx, person.account_id(), Some(person.token())).await? > 0 {
        let event = Event::done(Kind::SessionRevoked, person.actor(), person.account_id());
        audit::record(&tx, &visitor.origin(), event).await?;
    }
    tx.commit().await
}

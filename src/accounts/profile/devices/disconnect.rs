//! Ending one's own sessions from another: each is dead at its next request.

use sea_orm::DbErr;

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
    if !session::end_mine(&tx, person, id).await? {
        return Ok(false);
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
    if session::end_all(&tx, person.account_id(), Some(person.token())).await? > 0 {
        let event = Event::done(Kind::SessionRevoked, person.actor(), person.account_id());
        audit::record(&tx, &visitor.origin(), event).await?;
    }
    tx.commit().await
}

//! What a person does with their own account, written down by itself: nothing else changes with it.

use sea_orm::DbErr;

use super::sign_in::SignedIn;
use crate::audit::{self, Event, Kind};
use crate::web::{App, Visitor};

/// Notes that this person did so, to their account.
pub async fn note(
    app: &App,
    visitor: &Visitor,
    (person, kind): (&SignedIn, Kind),
) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    let event = Event::done(kind, person.actor(), person.account_id());
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await
}

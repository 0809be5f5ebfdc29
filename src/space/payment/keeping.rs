//! The société's account to pay to, as the operator sets it.

use crate::agencies::register::RegisterError;
use crate::agencies::{Codes, Societe};
use crate::audit::{self, Actor, Event, Kind, Origin};
use crate::database::Db;
use crate::ledger::Coordinates;

/// Changes what is given; the pages of contracts follow at once.
pub async fn keep(
    db: &Db,
    codes: &Codes,
    given: Coordinates,
    origin: &Origin,
) -> Result<(), RegisterError> {
    let tx = db.begin().await?;
    let societe = Societe::with_codes(&tx, codes).await?;
    let societe = societe.ok_or_else(|| RegisterError::NoSociete(codes.to_string()))?;
    let subject = format!("société {codes} changed: {}", given.in_words());
    given.keep(&tx, societe.id, origin.at).await?;
    let event = Event::done(Kind::AgencyChanged, Actor::Operator, subject);
    audit::record(&tx, origin, event.at(societe.id.uuid())).await?;
    tx.commit().await?;
    Ok(())
}

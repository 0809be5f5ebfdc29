//! Ending one's own link; a recent password is needed (step-up).

use sea_orm::DbErr;

use crate::access::link::{self, MyTiers};
use crate::access::notices;
use crate::accounts::{Account, SignedIn};
use crate::agencies::Societe;
use crate::audit::{self, Event, Kind};
use crate::guard::{Passed, Token};
use crate::web::{App, Visitor};

/// Ends the link; at the next request nothing of this tiers is seen any more. Returns the session's
/// new token when the password was typed for it.
pub async fn detach(
    app: &App,
    visitor: &Visitor,
    person: &SignedIn,
    (held, passed): (&MyTiers, Option<Passed>),
) -> Result<Option<Token>, DbErr> {
    let tx = app.db.begin().await?;
    let renewed = match passed {
        Some(passed) => {
            passed.settle(&tx).await?;
            Some(person.refresh(&tx, visitor.now).await?)
        }
        None => None,
    };
    if link::end(&tx, held, visitor.now).await? {
        let event = Event::done(Kind::TiersUnlinked, person.actor(), held.tiers.id);
        let event = event.at(held.link.societe_id.uuid());
        audit::record(&tx, &visitor.origin(), event).await?;
        let account = Account::known(&tx, person.account_id()).await?;
        let societe = Societe::known(&tx, held.link.societe_id).await?;
        notices::unlinked(&tx, app, visitor, (&account, &societe, &held.tiers)).await?;
    }
    tx.commit().await?;
    Ok(renewed)
}

//! Choosing what one is told of.

use sea_orm::DbErr;

use super::row::{self, Kind};
use crate::accounts::SignedIn;
use crate::audit::{self, Event};
use crate::web::{App, Visitor};

/// Writes down what changed; what is chosen as before goes on as before.
pub async fn choose(
    app: &App,
    visitor: &Visitor,
    person: &SignedIn,
    chosen: &[(Kind, bool)],
) -> Result<(), DbErr> {
    let (tx, account) = (app.db.begin().await?, person.account_id());
    let before = row::of_account(&tx, account).await?;
    let mut changed = false;
    for (kind, is_on) in chosen {
        if before.get(kind) != Some(is_on) {
            row::choose(&tx, (account, *kind), *is_on, visitor.now).await?;
            changed = true;
        }
    }
    if changed {
        let event = Event::done(audit::Kind::NotificationsChosen, person.actor(), account);
        audit::record(&tx, &visitor.origin(), event).await?;
    }
    tx.commit().await
}

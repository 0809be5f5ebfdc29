//! « Ce n'est pas moi »: the reader of a mailbox stops an activation that they did not start.

use sea_orm::DbErr;

use crate::access::activation::mailed_link::{self, MailboxProof};
use crate::access::activation::pending::{self, Outcome};
use crate::access::notices;
use crate::access::provisional;
use crate::audit::{self, Actor, Event, Kind};
use crate::web::{App, Visitor};

/// The link and the activation die; the agency is told. The pair stays good: its holder may have
/// mistyped their address.
pub async fn contest(app: &App, visitor: &Visitor, proof: &MailboxProof) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    provisional::hold(&tx, &proof.pair).await?;
    if mailed_link::contest(&tx, proof, visitor.now).await? {
        pending::close_siblings(&tx, &proof.pair, Outcome::Contested, visitor.now).await?;
        let event = Event::done(Kind::ActivationContested, Actor::Anyone, proof.pending.id);
        let event = event.at(proof.societe.id.uuid());
        audit::record(&tx, &visitor.origin(), event).await?;
        notices::contested(&tx, app, visitor, (&proof.societe, &proof.tiers)).await?;
    }
    tx.commit().await
}

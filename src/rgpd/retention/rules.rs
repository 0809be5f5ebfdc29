//! The rules, in one transaction: what they do and what they would do are told by the same statements.

use sea_orm::DbErr;

use super::inactive;
use super::trail;
use crate::access::{activation, contestation, provisional};
use crate::accounts::sign_in::session;
use crate::accounts::{email_change, password_reset};
use crate::clock::Moment;
use crate::database::Tx;
use crate::guard::throttle;
use crate::jobs;
use crate::mail::outbox;
use crate::web::App;

/// How many rows each rule has removed or emptied, under its name in `docs/rgpd.md`.
pub type Report = Vec<(&'static str, u64)>;

/// Applies every rule; it takes the keys, by which the trail is sealed where it was cut.
pub async fn apply(app: &App, now: Moment) -> Result<Report, DbErr> {
    let tx = app.db.begin().await?;
    let mut report = within(&tx, app, now).await?;
    tx.commit().await?;
    report.push(("trail", trail::forget(app, now).await?));
    Ok(report)
}

/// Tells what [`apply`] would do, by doing it and taking it back; and how many events of the trail
/// are old enough to be forgotten.
pub async fn would_apply(app: &App, now: Moment) -> Result<Report, DbErr> {
    let tx = app.db.begin().await?;
    let mut report = within(&tx, app, now).await?;
    tx.rollback().await?;
    report.push(("trail", trail::count(app, now).await?));
    Ok(report)
}

/// Throttles, sessions and tickets go at once, as nothing can be told of them; links, activations and
/// traces of letters after `upkeep.kept`, so that a late click hears why.
async fn within(tx: &Tx, app: &App, now: Moment) -> Result<Report, DbErr> {
    let before = now - app.settings.upkeep.kept;
    let (warned, closed) = inactive::apply(tx, app, now).await?;
    Ok(vec![
        ("throttles", throttle::sweep(tx, now).await?),
        ("sessions", session::sweep(tx, now).await?),
        ("tickets", activation::sweep_tickets(tx, now).await?),
        ("activations", activation::sweep(tx, before).await?),
        ("contestations", contestation::sweep(tx, before).await?),
        ("pairs", provisional::forget_secrets(tx, before).await?),
        ("reset_links", password_reset::sweep_links(tx, before).await?),
        ("email_changes", email_change::sweep_changes(tx, before).await?),
        ("email_undos", email_change::sweep_undos(tx, before).await?),
        ("letters", outbox::sweep(tx, before).await?),
        ("jobs", jobs::sweep(tx, before).await?),
        ("accounts_warned", warned),
        ("accounts_closed", closed),
    ])
}

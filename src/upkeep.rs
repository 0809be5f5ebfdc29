//! Upkeep: once an hour, what has ended by itself is removed.

use std::time::Duration;

use sea_orm::DbErr;
use tokio::sync::watch;

use crate::access::activation;
use crate::access::contestation;
use crate::accounts::factor;
use crate::accounts::half_sign_in;
use crate::accounts::password_reset;
use crate::accounts::sign_in::session;
use crate::api;
use crate::documents::{draft, retired, unnamed};
use crate::guard::throttle;
use crate::jobs;
use crate::mail::outbox;
use crate::office::imports;
use crate::office::letters;
use crate::office::portfolio;
use crate::staff;
use crate::web::App;

const EVERY: Duration = Duration::from_hours(1);

/// Works until `stop` turns true.
pub async fn work(app: App, mut stop: watch::Receiver<bool>) {
    loop {
        if let Err(error) = sweep(&app).await {
            tracing::warn!(%error, "the upkeep waits for another hour");
        }
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

/// Removes what is over: throttles, sessions and tickets at once, as nothing can be told of them;
/// links, activations and the traces of letters after the time that the settings give them.
pub async fn sweep(app: &App) -> Result<(), DbErr> {
    let now = app.clock.now();
    let before = now - app.settings.upkeep.kept;
    let tx = app.db.begin().await?;
    let throttles = throttle::sweep(&tx, now).await?;
    let sessions = session::sweep(&tx, now).await?;
    let tickets = activation::sweep_tickets(&tx, now).await?;
    let activations = activation::sweep(&tx, before).await?;
    let contestations = contestation::sweep(&tx, before).await?;
    let reset_links = password_reset::sweep_links(&tx, before).await?;
    let letters = outbox::sweep(&tx, before).await?;
    let office = app.settings.office.idle;
    let staff_sessions = staff::session::sweep(&tx, office, now).await?;
    let jobs = jobs::sweep(&tx, before).await?;
    let bulk_acts = portfolio::sweep(&tx, before, now).await?;
    let half_sessions = staff::half_session::sweep(&tx, now).await?;
    let half_signed_in = half_sign_in::sweep(&tx, now).await?;
    let offers = factor::sweep_offers(&tx, now).await?;
    let invitations = staff::invitation::sweep(&tx, before).await?;
    let answers = api::sweep_answers(&tx, now).await?;
    tx.commit().await?;
    let letter_runs = letters::sweep(app, now).await?;
    let drafts = draft::sweep(app, now).await?;
    let imports = imports::sweep(app).await?;
    let contents = retired::sweep(app, now).await?;
    tracing::debug!(throttles, sessions, tickets, activations, reset_links, letters, "swept");
    tracing::debug!(contestations, "swept of what may be contested");
    tracing::debug!(staff_sessions, half_sessions, invitations, "swept of the staff");
    tracing::debug!(half_signed_in, offers, "swept of the second factors");
    tracing::debug!(answers, "swept of the API");
    tracing::debug!(jobs, letter_runs, bulk_acts, "swept of the jobs");
    tracing::debug!(contents, drafts, imports, "swept from the store");
    match unnamed::sweep(app, now).await {
        Ok(unnamed) => tracing::debug!(unnamed, "in the store without a document"),
        Err(error) => tracing::warn!(%error, "the store was not gone through"),
    }
    Ok(())
}

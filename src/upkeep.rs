//! Upkeep: once an hour, what has ended by itself is removed.

use std::time::Duration;

use sea_orm::DbErr;
use tokio::sync::watch;

use crate::accounts::factor;
use crate::accounts::factor_loss;
use crate::accounts::half_sign_in;
use crate::accounts::passkey;
use crate::api;
use crate::documents::{draft, retired, unnamed};
use crate::office::imports;
use crate::office::letters;
use crate::office::portfolio;
use crate::rgpd;
use crate::rgpd::retention;
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

/// Removes what is over, by the rules of `docs/rgpd.md`; then what only this node or the store has.
pub async fn sweep(app: &App) -> Result<(), DbErr> {
    let now = app.clock.now();
    let before = now - app.settings.upkeep.kept;
    for (rule, rows) in retention::apply(app, now).await? {
        tracing::debug!(rule, rows, "swept");
    }
    let tx = app.db.begin().await?;
    let office = app.settings.office.idle;
    let staff_sessions = staff::session::sweep(&tx, office, now).await?;
    let half_sessions = staff::half_session::sweep(&tx, now).await?;
    let half_signed_in = half_sign_in::sweep(&tx, now).await?;
    let offers = factor::sweep_offers(&tx, now).await?;
    let challenges = passkey::sweep_challenges(&tx, now).await?;
    let invitations = staff::invitation::sweep(&tx, before).await?;
    let staff_resets = staff::reset_link::sweep(&tx, before).await?;
    let answers = api::sweep_answers(&tx, now).await?;
    let bulk_acts = portfolio::sweep(&tx, before, now).await?;
    tx.commit().await?;
    let losses = factor_loss::work(app, now).await?;
    let letter_runs = letters::sweep(app, now).await?;
    let drafts = draft::sweep(app, now).await?;
    let reports = imports::sweep_reports(app).await?;
    let imports = imports::sweep(app).await?;
    let copies = rgpd::sweep_copies(app, (now, before)).await?;
    let contents = retired::sweep(app, now).await?;
    tracing::debug!(staff_sessions, half_sessions, invitations, staff_resets, "swept of the staff");
    tracing::debug!(half_signed_in, offers, challenges, losses, "swept of the second factors");
    tracing::debug!(answers, letter_runs, reports, bulk_acts, "swept of the API and of the jobs");
    tracing::debug!(contents, drafts, imports, copies, "swept from the store");
    let copies = rgpd::objects(app.db.reader()).await?;
    match unnamed::sweep(app, &copies, now).await {
        Ok(unnamed) => tracing::debug!(unnamed, "in the store without a document"),
        Err(error) => tracing::warn!(%error, "the store was not gone through"),
    }
    Ok(())
}

//! Upkeep: once an hour, what has ended by itself is removed.

use std::time::Duration;

use sea_orm::DbErr;
use tokio::sync::watch;

use crate::access::activation;
use crate::accounts::sign_in::session;
use crate::documents::retired;
use crate::guard::throttle;
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

/// Removes throttles, sessions and tickets whose time is over.
pub async fn sweep(app: &App) -> Result<(), DbErr> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let throttles = throttle::sweep(&tx, now).await?;
    let sessions = session::sweep(&tx, now).await?;
    let tickets = activation::sweep_tickets(&tx, now).await?;
    tx.commit().await?;
    let contents = retired::sweep(app, now).await?;
    tracing::debug!(throttles, sessions, tickets, contents, "swept");
    Ok(())
}

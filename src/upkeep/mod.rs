//! Upkeep: once an hour, what has ended by itself is removed; or only reckoned.

mod rules;

pub use rules::{apply, would_apply};

use std::time::Duration;

use sea_orm::DbErr;
use tokio::sync::watch;

use crate::demandes;
use crate::documents::unnamed;
use crate::home;
use crate::rgpd;
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

/// Removes what is over, by the rules of `docs/rgpd.md`; then what only the store has.
pub async fn sweep(app: &App) -> Result<(), DbErr> {
    let now = app.clock.now();
    for (rule, rows) in apply(app, now).await? {
        if rows > 0 {
            tracing::info!(rule, rows, "swept");
        }
    }
    home::gather_turns(&app.db).await?;
    let mut others = demandes::objects(app.db.reader()).await?;
    others.extend(rgpd::objects(app.db.reader()).await?);
    match unnamed::sweep(app, &others, now).await {
        Ok(0) => {}
        Ok(unnamed) => tracing::info!(unnamed, "in the store without a document"),
        Err(error) => tracing::warn!(%error, "the store was not gone through"),
    }
    Ok(())
}

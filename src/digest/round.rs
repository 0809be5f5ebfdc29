//! The round: from an hour of Paris on, everybody gets their turn, some accounts at a time. A turn is
//! taken in the transaction that writes its mails, so that nobody has two on one day, whatever dies.

use std::time::Duration;

use sea_orm::DbErr;
use tokio::sync::watch;

use super::{due_soon, new_documents};
use crate::accounts::AccountId;
use crate::accounts::notification::{self, Kind, Notification};
use crate::clock::{paris_hour, paris_today};
use crate::mail::{self, outbox};
use crate::web::App;

/// Accounts of one transaction.
const AT_A_TIME: u64 = 200;

/// With so many of these mails still waiting, no further ones are written: what protects an account
/// must not queue behind them.
const MOST_WAITING: u64 = 400;

const BREATH: Duration = Duration::from_millis(200);
const REST: Duration = Duration::from_secs(5);

/// Works until `stop` turns true.
pub async fn work(app: App, mut stop: watch::Receiver<bool>) {
    loop {
        let pause = match some(&app).await {
            Ok(0) => REST,
            Ok(_) => BREATH,
            Err(error) => {
                tracing::warn!(%error, "the daily mails wait for a moment");
                REST
            }
        };
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// Gives some accounts their turn of the day: how many, which is none when all had theirs.
pub async fn some(app: &App) -> Result<usize, DbErr> {
    let (db, now) = (app.db.reader(), app.clock.now());
    if i32::from(paris_hour(now)) < i32::from(app.settings.notifications.hour) {
        return Ok(0);
    }
    let (today, mut looked_at) = (paris_today(now), 0);
    for kind in [Kind::NewDocuments, Kind::DueSoon] {
        let turn = notification::waiting(db, kind, (today, AT_A_TIME)).await?;
        if turn.is_empty() {
            continue;
        }
        if outbox::waiting(db, &mail::Kind::BY_CHOICE).await? >= MOST_WAITING {
            return Ok(0);
        }
        looked_at += turn.len();
        match kind {
            Kind::NewDocuments => new_documents::tell(app, &turn, now).await?,
            Kind::DueSoon => due_soon::tell(app, &turn, now).await?,
        }
    }
    Ok(looked_at)
}

/// Whose turn it is.
pub fn all(turn: &[Notification]) -> Vec<AccountId> {
    turn.iter().map(|one| one.account_id).collect()
}

/// Those among them who want to be told.
pub fn on(turn: &[Notification]) -> Vec<AccountId> {
    turn.iter().filter(|one| one.is_on).map(|one| one.account_id).collect()
}

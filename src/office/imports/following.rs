//! What follows an import of tiers: their lines in the portfolio, some at a time, so that whoever
//! signs in meanwhile never waits for all of them.

use futures_util::future::BoxFuture;

use crate::contracts::{bulk, tiers_line};
use crate::jobs::{Fault, Held};
use crate::web::App;

/// The doer of its jobs.
pub fn doer(app: App, held: Held) -> BoxFuture<'static, Result<(), Fault>> {
    Box::pin(follow(app, held))
}

async fn follow(app: App, held: Held) -> Result<(), Fault> {
    let (societe, total) = (held.job().societe_id, held.job().total);
    let total = usize::try_from(total).unwrap_or(usize::MAX);
    let mut done = 0;
    loop {
        let tx = app.db.begin().await?;
        held.is_own(&tx).await?;
        let some = tiers_line::renew_some(&tx, societe).await?;
        if some == 0 {
            bulk::recount(&tx).await?;
            held.finish(&tx, app.clock.now()).await?;
            return Ok(tx.commit().await?);
        }
        tx.commit().await?;
        done += some;
        held.progress(done.min(total), total);
    }
}

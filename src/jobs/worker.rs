//! The worker of a node: takes up one job after the other, until told to stop.

use std::pin::Pin;
use std::time::Duration;

use sea_orm::DbErr;
use tokio::sync::watch;
use tokio::task::{JoinError, JoinSet};

use super::held::{Fault, Held};
use super::job::{self, Kind};
use crate::web::App;

/// Does the jobs of one kind. It may be dropped at any of its waits: what it has not committed then
/// is as if it had never been.
pub type Doer = fn(App, Held) -> Pin<Box<dyn Future<Output = Result<(), Fault>> + Send>>;

/// How often jobs are looked for: another node may have been asked.
const EVERY: Duration = Duration::from_millis(500);
/// How often is told how far a job is.
const BEAT: Duration = Duration::from_secs(1);
/// A job that fails waits so long, then twice as long…
const FIRST_PAUSE: Duration = Duration::from_secs(5);
/// …and is given up after as many tries, however they ended.
const MOST_TRIES: i32 = 6;

/// Works until `stop` turns true. What is under way then is let go at once, for another node or the
/// next start.
pub async fn work(app: App, doers: &'static [(Kind, Doer)], mut stop: watch::Receiver<bool>) {
    loop {
        match take_up(&app, doers, &mut stop).await {
            Ok(true) if !*stop.borrow() => continue,
            Ok(true) => return,
            Ok(false) => {}
            Err(error) => tracing::error!(%error, "jobs cannot be taken up"),
        }
        tokio::select! {
            () = stopped(&mut stop) => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

/// Takes up one job, if there is one, and does it; whether there was one.
pub async fn take_up(
    app: &App,
    doers: &'static [(Kind, Doer)],
    stop: &mut watch::Receiver<bool>,
) -> Result<bool, DbErr> {
    let now = app.clock.now();
    if !job::is_any_due(app.db.reader(), now).await? {
        return Ok(false);
    }
    let tx = app.db.begin().await?;
    let claimed = job::claim(&tx, now + app.settings.jobs.hold, now).await?;
    tx.commit().await?;
    let Some(job) = claimed else { return Ok(false) };
    let held = Held::new(job);
    let came = match doers.iter().find(|(kind, _)| *kind == held.job().kind) {
        _ if held.job().attempt > MOST_TRIES => Some(Err(given_up(&held))),
        None => Some(Err(Fault::Again("this node knows no such job".into()))),
        Some((_, doer)) => {
            // A set of one: it ends with whoever waits for it.
            let mut doing = JoinSet::new();
            doing.spawn(doer(app.clone(), held.clone()));
            done(app, &held, doing, stop).await
        }
    };
    note(app, &held, came).await?;
    Ok(true)
}

/// What came of it; nothing when it was broken off by the end of this node.
async fn done(
    app: &App,
    held: &Held,
    mut doing: JoinSet<Result<(), Fault>>,
    stop: &mut watch::Receiver<bool>,
) -> Option<Result<(), Fault>> {
    let beat = BEAT.min(app.settings.jobs.hold / 3);
    loop {
        tokio::select! {
            Some(came) = doing.join_next() => {
                return Some(came.unwrap_or_else(|error| Err(broken(&error))));
            }
            () = stopped(stop) => {
                doing.shutdown().await;
                return None;
            }
            () = tokio::time::sleep(beat) => {}
        }
        match beats(app, held).await {
            Ok(true) => {}
            // Or it has just ended, which is no loss.
            Ok(false) => {
                doing.shutdown().await;
                return Some(Err(Fault::Lost));
            }
            Err(error) => tracing::warn!(%error, "a job could not be held on to"),
        }
    }
}

async fn beats(app: &App, held: &Held) -> Result<bool, DbErr> {
    let until = app.clock.now() + app.settings.jobs.hold;
    let tx = app.db.begin().await?;
    let is_own = job::renew(&tx, held.job(), held.reached(), until).await?;
    tx.commit().await?;
    Ok(is_own)
}

async fn stopped(stop: &mut watch::Receiver<bool>) {
    // Nobody is left to tell it: that is an end too.
    let _told = stop.wait_for(|stop| *stop).await;
}

/// Writes down what came of it.
async fn note(app: &App, held: &Held, came: Option<Result<(), Fault>>) -> Result<(), DbErr> {
    let (now, job) = (app.clock.now(), held.job());
    let tx = app.db.begin().await?;
    match came {
        Some(Ok(()) | Err(Fault::Lost)) => {}
        None => job::let_go(&tx, job, job.fault.clone(), now).await?,
        Some(Err(Fault::Again(fault))) if job.attempt < MOST_TRIES => {
            tracing::warn!(id = %job.id, attempt = job.attempt, fault, "a job waits");
            let doublings = u32::try_from(job.attempt - 1).unwrap_or(0);
            let pause = FIRST_PAUSE * 2_u32.saturating_pow(doublings);
            job::let_go(&tx, job, Some(fault), now + pause).await?;
        }
        Some(Err(Fault::Again(fault) | Fault::Never(fault))) => {
            tracing::error!(id = %job.id, attempt = job.attempt, fault, "a job is given up");
            job::end(&tx, job, Some(fault), now).await?;
        }
    }
    tx.commit().await
}

/// Those who had it before said nothing of its end: they were killed, each of them.
fn given_up(held: &Held) -> Fault {
    let fault = held.job().fault.clone();
    Fault::Never(fault.unwrap_or_else(|| "each process that took it up died of it".into()))
}

fn broken(error: &JoinError) -> Fault {
    Fault::Again(format!("a doer broke down: {error}"))
}

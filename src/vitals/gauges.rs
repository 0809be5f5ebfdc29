//! What there is to do at this moment, and what it is done with.

use sea_orm::DbErr;

use crate::jobs;
use crate::mail::outbox;
use crate::meters::Gauges;
use crate::web::App;

const JOBS: (&str, &str) = ("jobs", "Long work that has not ended, by where it stands");
const POOL: (&str, &str) = ("database_connections", "Connections to the database, by use");
const UP: (&str, &str) = ("database_up", "Whether the database answers");

/// Everything; of a database that does not answer, only that.
pub async fn measure(app: &App) -> Gauges {
    let mut gauges = of_process(app);
    let is_up = match of_database(app, &mut gauges).await {
        Ok(()) => 1,
        Err(error) => {
            tracing::warn!(%error, "the database is not measured");
            0
        }
    };
    gauges.add(UP.0, UP.1, is_up);
    gauges
}

/// The same once it was waited for too long.
pub fn without_database(app: &App) -> Gauges {
    let mut gauges = of_process(app);
    gauges.add(UP.0, UP.1, 0);
    gauges
}

/// What needs nobody's answer.
fn of_process(app: &App) -> Gauges {
    let mut gauges = Gauges::default();
    let waiting = number(app.guard.hashes_waiting());
    gauges.add("hashes_waiting", "Passwords that wait to be hashed or compared", waiting);
    let (open, idle) = app.db.connections();
    gauges.add_with(POOL, ("use", "idle"), number(idle));
    gauges.add_with(POOL, ("use", "busy"), number(open.saturating_sub(idle)));
    gauges
}

async fn of_database(app: &App, gauges: &mut Gauges) -> Result<(), DbErr> {
    let (db, now) = (app.db.reader(), app.clock.now());
    let (waiting, given_up) = outbox::tally(db).await?;
    let oldest = outbox::oldest_waiting(db).await?.map_or(0, |since| now.since(since).as_secs());
    let (running, free) = jobs::tally(db, now).await?;
    gauges.add("outbox_waiting", "Mails that have not left", whole(waiting));
    gauges.add("outbox_given_up", "Mails that nobody took", whole(given_up));
    gauges.add("outbox_oldest_seconds", "Since when the oldest mail waits", whole(oldest));
    gauges.add_with(JOBS, ("state", "running"), whole(running));
    gauges.add_with(JOBS, ("state", "waiting"), whole(free));
    Ok(())
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

//! Whether a node can serve: looked at once a second at most, whoever asks.

use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::{self, Instant};

use super::PATIENCE;
use crate::database;
use crate::web::App;

/// What was found is good for so long: strangers may ask too.
const KEPT: Duration = Duration::from_secs(1);

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ready {
    Yes,
    /// What is missing.
    Not(&'static str),
}

/// What was found last, and when.
#[derive(Default)]
pub struct Readiness(Mutex<Option<(Instant, Ready)>>);

impl Readiness {
    /// Those who ask meanwhile wait for the same answer.
    pub async fn look(&self, app: &App) -> Ready {
        let mut last = self.0.lock().await;
        if let Some((at, found)) = *last
            && at.elapsed() < KEPT
        {
            return found;
        }
        let found = time::timeout(PATIENCE, looked(app)).await;
        let found = found.unwrap_or(Ready::Not("nothing answers in time"));
        if let Ready::Not(what) = found {
            tracing::warn!(what, "not ready");
        }
        *last = Some((Instant::now(), found));
        found
    }
}

async fn looked(app: &App) -> Ready {
    match database::history(app.db.reader()).await {
        Err(_) => return Ready::Not("the database does not answer"),
        Ok(history) if history != database::known_history() => {
            return Ready::Not("the schema of the database is of another version");
        }
        Ok(_) => {}
    }
    match app.store.answers().await {
        Ok(()) => Ready::Yes,
        Err(_) => Ready::Not("the store of documents does not answer"),
    }
}

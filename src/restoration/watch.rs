//! The watch of a node that serves: seals the trail, notes outside what it saw, and ends the serving
//! when a backup is restored under it.

use std::time::Duration;

use tokio::sync::{oneshot, watch};

use super::acts;
use super::check;
use super::common;
use super::fault::Refusal;
use super::marker::Marker;
use crate::audit::chain::{self, State};
use crate::clock::Moment;
use crate::web::App;

/// How long events wait for their seal, at most, while a node serves.
const EVERY: Duration = Duration::from_secs(5);
/// A backup that is older than this is restored by nobody.
const ACTS_KEPT: Duration = Duration::from_hours(24 * 400);
/// How often the other nodes are told, at most.
const TOLD_EVERY: Duration = Duration::from_mins(1);
/// How often old acts are left out.
const TIDIED_EVERY: u32 = 17_280;

/// Told once, when the node must not serve any more.
pub type Ending = oneshot::Receiver<Refusal>;

/// What a node knows of its database.
pub struct Watch {
    app: App,
    marker: Marker,
    round: u32,
    /// When the other nodes were last told, and of which turn.
    told: Option<(Moment, i64)>,
}

impl Watch {
    /// Of a node that was admitted with this marker.
    pub fn new(app: App, marker: Marker) -> Self {
        Self { app, marker, round: 0, told: None }
    }

    /// Works until `stop` turns true, and then once more; or until it must tell why to end.
    pub async fn work(mut self, mut stop: watch::Receiver<bool>, end: oneshot::Sender<Refusal>) {
        loop {
            let is_last = tokio::select! {
                _ = stop.wait_for(|stop| *stop) => true,
                () = tokio::time::sleep(EVERY) => false,
            };
            if is_last {
                self.told = None;
            }
            match self.pass().await {
                Ok(()) => {}
                Err(refusal @ (Refusal::Restored { .. } | Refusal::Other(_))) => {
                    tracing::error!("{refusal}");
                    // The server may have ended by itself.
                    let _ = end.send(refusal);
                    return;
                }
                Err(error) => tracing::warn!(%error, "the audit trail waits for its seals"),
            }
            if is_last {
                return;
            }
        }
    }

    /// Seals what waits, and notes what there is, as long as what was noted before stands there still:
    /// sealing first would hide a backup that is a few turns older.
    pub async fn pass(&mut self) -> Result<(), Refusal> {
        let app = &self.app;
        self.compared().await?;
        chain::seal_all(&app.db, &app.keys, app.clock.now()).await?;
        let state = self.compared().await?;
        let restore = &app.settings.restore;
        if self.round.is_multiple_of(TIDIED_EVERY) {
            let forgotten = acts::forget_before(&restore.acts, app.clock.now() - ACTS_KEPT);
            let file = restore.acts.clone();
            forgotten.map_err(|reason| Refusal::Acts { file, reason })?;
        }
        self.round = self.round.wrapping_add(1);
        if state.turn != self.marker.turn || !restore.marker.exists() {
            self.note().await?;
        }
        let (now, turn) = (self.app.clock.now(), self.marker.turn);
        if self.told.is_none_or(|(at, told)| told != turn && at + TOLD_EVERY <= now) {
            self.told = Some((now, turn));
            common::note(&self.app.store, &self.marker).await;
        }
        Ok(())
    }

    async fn note(&mut self) -> Result<(), Refusal> {
        let (app, restore) = (&self.app, &self.app.settings.restore);
        // First the acts: a node that dies in between tells some of them twice, and none never.
        let marker = Marker::of(app.db.reader(), &app.keys, app.clock.now()).await?;
        acts::copy(app.db.reader(), &restore.acts, self.marker.turn).await?;
        marker.write(&restore.marker)?;
        self.marker = marker;
        Ok(())
    }

    /// How the trail stands, once it holds all that this node noted of it.
    async fn compared(&self) -> Result<State, Refusal> {
        let app = &self.app;
        let state = chain::state(app.db.reader()).await?;
        let both = (&state, &self.marker);
        check::compare(app.db.reader(), &app.keys, both, &app.settings.restore).await?;
        Ok(state)
    }
}

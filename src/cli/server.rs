//! What `serve` and `demo` share: a socket, the site, the postman and the upkeep, ended together.

use std::future::Future;
use std::net::SocketAddr;
use std::pin::pin;

use futures_util::FutureExt;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;
use tracing_subscriber::EnvFilter;

use super::connections;
use super::tls::Certificate;
use crate::accounts::password::{BreachedList, Policy};
use crate::digest;
use crate::jobs::{self, Doer, Kind};
use crate::mail::Postman;
use crate::office::imports;
use crate::office::letters;
use crate::office::portfolio;
use crate::restoration::{Marker, Watch};
use crate::rgpd;
use crate::router::router;
use crate::settings::{Log, LogFormat, Settings};
use crate::upkeep;
use crate::vitals;
use crate::web::App;

/// Who does the jobs of each kind.
const DOERS: &[(Kind, Doer)] = &[
    (Kind::Letters, letters::doer),
    (Kind::BulkAct, portfolio::doer),
    imports::DOERS[0],
    imports::DOERS[1],
    imports::DOERS[2],
    (Kind::PersonalCopy, rgpd::doer),
];

/// Logs go to standard error: standard output is for what a command answers.
pub fn log_to_stderr(log: &Log) {
    let lines = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(log.filter.as_str()))
        .with_writer(std::io::stderr);
    // A second call, in tests, changes nothing.
    let _ = match log.format {
        LogFormat::Text => lines.try_init(),
        LogFormat::Json => lines.json().try_init(),
    };
}

/// The same for a command that ends by itself: nothing but warnings, beside its progress bar.
pub fn warn_to_stderr() {
    let warnings = tracing_subscriber::fmt().with_max_level(tracing::Level::WARN);
    // A second call, in tests, changes nothing.
    let _ = warnings.with_writer(std::io::stderr).try_init();
}

/// Files that settings name and that must be right from the start.
pub fn check_files(settings: &Settings) -> anyhow::Result<()> {
    Certificate::of(&settings.tls)?;
    if let Some(file) = &settings.password.breached_list {
        BreachedList::open(file)
            .map_err(|fault| anyhow::anyhow!("password.breached_list: {fault}"))?;
    }
    Ok(())
}

pub async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    let bound = TcpListener::bind(address).await;
    bound.map_err(|error| anyhow::anyhow!("cannot listen on {address}: {error}"))
}

/// Serves until `stop` ends; requests under way and letters under way are finished first, but a
/// client that never ends its request is not waited for longer than a request may take.
pub async fn serve(
    listener: TcpListener,
    (app, marker): (App, Marker),
    stop: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    tokio::task::spawn_blocking(Policy::warm_up);
    let certificate = Certificate::of(&app.settings.tls)?;
    let postman = Postman::new(app.db.clone(), app.clock.clone(), app.settings.clone())?;
    let (ending, ended) = watch::channel(false);
    let mailing = tokio::spawn(postman.work(ended.clone()));
    let tidying = tokio::spawn(upkeep::work(app.clone(), ended.clone()));
    let telling = tokio::spawn(digest::work(app.clone(), ended.clone()));
    let (refusing, refused) = oneshot::channel();
    let watch = Watch::new(app.clone(), marker);
    let watching = tokio::spawn(watch.work(ended.clone(), refusing));
    let working = tokio::spawn(jobs::work(app.clone(), DOERS, ended.clone()));
    let measuring = measured(&app, ended.clone()).await?;
    let renewing = certificate.clone().map(|certificate| tokio::spawn(certificate.work(ended)));
    let limits = app.settings.clone();
    let mut refused = pin!(refused.fuse());
    let mut refusal = None;
    let stop = async {
        tokio::select! {
            () = stop => {}
            // Should the watch end by itself, the serving goes on.
            Ok(why) = &mut refused => refusal = Some(why),
        }
    };
    let site = (router(app), certificate);
    connections::answer(listener, site, &limits.server, stop).await;
    ending.send_replace(true);
    let _ = tokio::join!(mailing, tidying, telling, working, watching);
    for task in measuring.into_iter().chain(renewing) {
        // One that panicked has nothing more to say.
        let _ = task.await;
    }
    refusal.map_or(Ok(()), |refusal| Err(refusal.into()))
}

/// Answers what measures, at an address of its own; nothing when there is none.
async fn measured(
    app: &App,
    mut ended: watch::Receiver<bool>,
) -> anyhow::Result<Option<JoinHandle<()>>> {
    let Some(address) = app.settings.server.metrics_listen else { return Ok(None) };
    let listener = listen(address).await?;
    tracing::info!(address = %listener.local_addr()?, "tells what it measures");
    let (site, settings) = (vitals::metrics(app.clone()), app.settings.clone());
    Ok(Some(tokio::spawn(async move {
        let stop = async {
            let _ = ended.wait_for(|ended| *ended).await;
        };
        connections::answer(listener, (site, None), &settings.server, stop).await;
    })))
}

/// Ends at SIGTERM or Ctrl+C.
pub async fn stop_signal() {
    let Ok(mut terminated) = signal(SignalKind::terminate()) else {
        let _ = tokio::signal::ctrl_c().await;
        return;
    };
    tokio::select! {
        _ = terminated.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

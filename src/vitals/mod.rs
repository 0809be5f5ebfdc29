//! Vitals: whether this node lives, whether it can serve, and what it has to do; for what watches over
//! it, never for people.

mod gauges;
mod pages;
mod readiness;

use std::sync::Arc;
use std::time::Duration;

use axum::routing::get;
use axum::{Extension, Router};

use crate::web::{App, Routes};

use readiness::Readiness;

/// Longer than that, and whoever asks has given up.
const PATIENCE: Duration = Duration::from_secs(5);

/// The two that load balancers ask, at the site's own address.
pub fn routes() -> Routes {
    let readiness = Extension(Arc::new(Readiness::default()));
    Routes::new()
        .anyone("/healthz", get(async || "alive\n"))
        .anyone("/readyz", get(pages::ready).layer(readiness))
}

/// What listens at `server.metrics_listen`, and nowhere else.
pub fn metrics(app: App) -> Router {
    Router::new().route("/metrics", get(pages::measured)).with_state(app)
}

//! What is counted as it happens.

use std::sync::LazyLock;
use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// Seconds, by steps that tell a page from a slow page: sign-ins wait for a hash on purpose.
const STEPS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.25, 1.0, 5.0, 30.0];

/// One for the process, as there is one process: what happens deep down is counted there.
static METERS: LazyLock<Meters> = LazyLock::new(Meters::new);

struct Meters {
    registry: Registry,
    requests: Family<Asked, Histogram, fn() -> Histogram>,
    events: Family<Happened, Counter>,
    throttled: Family<Throttled, Counter>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    method: &'static str,
    /// The template of the address, never the address.
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Happened {
    kind: String,
    outcome: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Throttled {
    what: &'static str,
}

impl Meters {
    fn new() -> Self {
        let histogram: fn() -> Histogram = || Histogram::new(STEPS);
        let requests = Family::new_with_constructor(histogram);
        let (events, throttled) = (Family::default(), Family::default());
        let mut registry = Registry::with_prefix("palier");
        registry.register_with_unit(
            "request_duration",
            "Requests answered, and how long until the head of the answer",
            Unit::Seconds,
            requests.clone(),
        );
        registry.register("events", "Events of the audit trail, such as sign_in", events.clone());
        registry.register(
            "throttle_refusals",
            "What was refused because there was too much of it",
            throttled.clone(),
        );
        Self { registry, requests, events, throttled }
    }
}

pub(super) fn registry() -> &'static Registry {
    &METERS.registry
}

/// A request was answered. `route` is the template of its address; `-` where there is none.
pub fn answered(method: &str, route: &str, status: u16, took: Duration) {
    let asked = Asked { method: known(method), route: route.to_owned(), status };
    METERS.requests.get_or_create(&asked).observe(took.as_secs_f64());
}

/// An event was written into the audit trail; its transaction may still come to nothing.
pub fn recorded(kind: String, outcome: String) {
    METERS.events.get_or_create(&Happened { kind, outcome }).inc();
}

/// Somebody was refused because they, or others like them, tried or asked too often.
pub fn throttled(what: &'static str) {
    METERS.throttled.get_or_create(&Throttled { what }).inc();
}

/// A stranger may write anything there.
fn known(method: &str) -> &'static str {
    const KNOWN: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    KNOWN.into_iter().find(|known| *known == method).unwrap_or("other")
}

#[cfg(test)]
mod tests {
    use super::super::{Gauges, text};
    use super::*;

    #[test]
    fn what_was_counted_is_told_and_an_odd_method_makes_no_line_of_its_own() {
        let took = Duration::from_millis(3);
        answered("BREW", "/tests/{pot}", 418, took);
        answered("KETTLE", "/tests/{pot}", 418, took);
        recorded("test_kind".to_owned(), "refused".to_owned());
        throttled("tests");
        let told = text(&Gauges::default());
        let labels = r#"{method="other",route="/tests/{pot}",status="418"}"#;
        for line in [
            format!("palier_request_duration_seconds_count{labels} 2"),
            r#"palier_events_total{kind="test_kind",outcome="refused"} 1"#.to_owned(),
            r#"palier_throttle_refusals_total{what="tests"} 1"#.to_owned(),
        ] {
            assert!(told.lines().any(|it| it == line), "{line}\n{told}");
        }
        assert!(told.contains("le=\"0.005\"") && told.ends_with("# EOF\n"), "{told}");
    }
}

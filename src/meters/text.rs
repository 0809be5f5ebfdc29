//! What is counted and measured, as Prometheus takes it.

use prometheus_client::encoding::text::{encode_eof, encode_registry};
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;

use super::counted;

/// What the answer says it is.
pub const MEDIA_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// What is measured when it is asked for, each with its sentence.
#[derive(Clone, Debug, Default)]
pub struct Gauges(Vec<Measured>);

#[derive(Clone, Debug)]
struct Measured {
    name: &'static str,
    help: &'static str,
    /// One label and its value, or none.
    label: Option<(&'static str, &'static str)>,
    value: i64,
}

impl Gauges {
    /// One value.
    pub fn add(&mut self, name: &'static str, help: &'static str, value: i64) {
        self.0.push(Measured { name, help, label: None, value });
    }

    /// One value of several under this name: those of a name come one after the other.
    pub fn add_with(
        &mut self,
        (name, help): (&'static str, &'static str),
        label: (&'static str, &'static str),
        value: i64,
    ) {
        self.0.push(Measured { name, help, label: Some(label), value });
    }

    fn registry(&self) -> Registry {
        let mut registry = Registry::with_prefix("palier");
        let version = Info::new(vec![("version", env!("CARGO_PKG_VERSION"))]);
        registry.register("build", "The version of the program", version);
        for same in self.0.chunk_by(|one, other| one.name == other.name) {
            let family = Family::<Vec<(&'static str, &'static str)>, Gauge>::default();
            for measured in same {
                let labels: Vec<_> = measured.label.into_iter().collect();
                family.get_or_create(&labels).set(measured.value);
            }
            registry.register(same[0].name, same[0].help, family);
        }
        registry
    }
}

/// All of it.
pub fn text(gauges: &Gauges) -> String {
    let mut text = String::new();
    // A string takes everything.
    let _ = encode_registry(&mut text, counted::registry());
    let _ = encode_registry(&mut text, &gauges.registry());
    let _ = encode_eof(&mut text);
    text
}

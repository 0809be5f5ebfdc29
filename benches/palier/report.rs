//! What was measured, as a table for people and as JSON for programs.

use std::fmt;

use serde_json::json;

use super::import::Imported;

#[derive(Default)]
pub struct Report {
    /// Each in events a second, a value a round.
    pub hashes: Vec<f64>,
    pub sign_ins: Vec<f64>,
    pub bare_pages: Vec<f64>,
    pub home_pages: Vec<f64>,
    pub idle_mib: f64,
    pub busy_mib: f64,
    pub import: Option<Imported>,
}

impl Report {
    pub fn json(&self) -> String {
        let import = self.import.as_ref().map(|import| {
            json!({ "tiers": import.tiers, "seconds": import.seconds, "peak_mib": import.peak_mib })
        });
        json!({
            "sign_in": {
                "per_second": median(&self.sign_ins),
                "bound_per_second": median(&self.hashes),
                "ratio": ratio(&self.sign_ins, &self.hashes),
            },
            "home": {
                "per_second": median(&self.home_pages),
                "bound_per_second": median(&self.bare_pages),
                "ratio": ratio(&self.home_pages, &self.bare_pages),
            },
            "memory": { "idle_mib": self.idle_mib, "busy_mib": self.busy_mib },
            "import": import,
        })
        .to_string()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = |name: &str, ours: &[f64], bound: &[f64], of: &str| {
            let (mine, most) = (median(ours), median(bound));
            let share = ratio(ours, bound) * 100.0;
            writeln!(out, "{name:<12} {mine:>9.1}/s   {share:>5.1} % of {most:.1} {of}")
        };
        line("sign-ins", &self.sign_ins, &self.hashes, "bare argon2id hashes/s")?;
        line("home pages", &self.home_pages, &self.bare_pages, "bare pages with one read/s")?;
        writeln!(out, "memory       {:>9.1} MiB idle", self.idle_mib)?;
        writeln!(out, "             {:>9.1} MiB at most, 300 sign-ins at once", self.busy_mib)?;
        if let Some(import) = &self.import {
            let (tiers, seconds, mib) = (import.tiers, import.seconds, import.peak_mib);
            writeln!(out, "import       {seconds:>9.1} s for {tiers} tiers, {mib:.1} MiB at most")?;
        }
        Ok(())
    }
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
}

fn ratio(ours: &[f64], bound: &[f64]) -> f64 {
    let most = median(bound);
    if most > 0.0 { median(ours) / most } else { 0.0 }
}

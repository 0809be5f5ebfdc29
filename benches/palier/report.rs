//! What was measured, as a table for people and as JSON for programs.

use std::fmt;
use std::time::Duration;

use serde_json::json;

use super::import::Imported;
use super::web_import::WebImported;

#[derive(Default)]
pub struct Report {
    pub on: &'static str,
    /// Each in events a second, a value a round.
    pub hashes: Vec<f64>,
    /// On browsers that the accounts know.
    pub sign_ins: Vec<f64>,
    /// On browsers that they do not: each has a letter to write, and to send.
    pub first_sign_ins: Vec<f64>,
    pub bare_pages: Vec<f64>,
    pub home_pages: Vec<f64>,
    /// Processor time of one, in microseconds, a value a round.
    pub hash_micros: Vec<f64>,
    pub sign_in_micros: Vec<f64>,
    pub idle_mib: f64,
    pub busy_mib: f64,
    pub import: Option<Imported>,
    pub web_import: Option<WebImported>,
}

impl Report {
    /// `json` for programs, a table for everybody else.
    pub fn print(&self, format: &str) {
        if format == "json" {
            println!("{}", self.json());
        } else {
            print!("{self}");
        }
    }

    /// What the last round of hashes cost, and how long it took.
    pub fn hash_costs(&mut self, spent: Duration, took: Duration) {
        self.hash_micros.push(micros_of_one(spent, took, &self.hashes));
    }

    /// The same of sign-ins.
    pub fn sign_in_costs(&mut self, spent: Duration, took: Duration) {
        self.sign_in_micros.push(micros_of_one(spent, took, &self.sign_ins));
    }

    pub fn json(&self) -> String {
        let import = self.import.as_ref().map(|import| {
            json!({ "tiers": import.tiers, "seconds": import.seconds, "peak_mib": import.peak_mib })
        });
        let web_import = self.web_import.as_ref().map(|it| {
            json!({
                "tiers": it.tiers, "look_seconds": it.look, "report_seconds": it.report,
                "apply_seconds": it.apply, "longest_sign_in_seconds": it.longest_sign_in,
                "peak_mib": it.peak_mib,
            })
        });
        json!({
            "database": self.on,
            "sign_in": {
                "per_second": median(&self.sign_ins),
                "bound_per_second": median(&self.hashes),
                "ratio": ratio(&self.sign_ins, &self.hashes),
                "processor_micros": median(&self.sign_in_micros),
                "bound_processor_micros": median(&self.hash_micros),
            },
            "first_sign_in": {
                "per_second": median(&self.first_sign_ins),
                "bound_per_second": median(&self.hashes),
                "ratio": ratio(&self.first_sign_ins, &self.hashes),
            },
            "home": {
                "per_second": median(&self.home_pages),
                "bound_per_second": median(&self.bare_pages),
                "ratio": ratio(&self.home_pages, &self.bare_pages),
            },
            "memory": { "idle_mib": self.idle_mib, "busy_mib": self.busy_mib },
            "import": import,
            "web_import": web_import,
        })
        .to_string()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "on {}", self.on)?;
        let mut line = |name: &str, ours: &[f64], bound: &[f64], of: &str| {
            let (mine, most) = (median(ours), median(bound));
            let share = ratio(ours, bound) * 100.0;
            writeln!(out, "{name:<12} {mine:>9.1}/s   {share:>5.1} % of {most:.1} {of}")
        };
        line("sign-ins", &self.sign_ins, &self.hashes, "bare argon2id hashes/s")?;
        line("with letters", &self.first_sign_ins, &self.hashes, "bare argon2id hashes/s")?;
        let (spent, hash) = (median(&self.sign_in_micros), median(&self.hash_micros));
        line("home pages", &self.home_pages, &self.bare_pages, "bare pages with one read/s")?;
        writeln!(out, "a sign-in    {spent:>9.0} µs of processor time, {hash:.0} of a bare hash")?;
        writeln!(out, "memory       {:>9.1} MiB idle", self.idle_mib)?;
        writeln!(out, "             {:>9.1} MiB at most, 300 sign-ins at once", self.busy_mib)?;
        if let Some(import) = &self.import {
            let (tiers, seconds, mib) = (import.tiers, import.seconds, import.peak_mib);
            writeln!(out, "import       {seconds:>9.1} s for {tiers} tiers, {mib:.1} MiB at most")?;
        }
        if let Some(it) = &self.web_import {
            let (look, report, apply) = (it.look, it.report, it.apply);
            writeln!(out, "web import   {look:>9.1} s to look at {} tiers", it.tiers)?;
            writeln!(out, "             {report:>9.2} s for its report")?;
            writeln!(out, "             {apply:>9.1} s to apply, {:.1} MiB at most", it.peak_mib)?;
            let longest = it.longest_sign_in;
            writeln!(out, "             {longest:>9.1} s at most for a sign-in meanwhile")?;
        }
        Ok(())
    }
}

fn micros_of_one(spent: Duration, took: Duration, per_second: &[f64]) -> f64 {
    let count = per_second.last().copied().unwrap_or(0.0) * took.as_secs_f64();
    spent.as_secs_f64() * 1e6 / count.max(1.0)
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

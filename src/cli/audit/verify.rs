//! `palier audit verify`: whether the trail is what was sealed.

use std::collections::HashMap;
use std::process::ExitCode;

use sea_orm::prelude::Uuid;
use serde_json::json;

use super::codes;
use crate::audit::chain::{self, Break, ChainReport, Why};
use crate::cli::listing::{Format, Listing, say};
use crate::clock::{Clock, paris_iso};
use crate::guard::keys::{KeyPlace, Keyring};
use crate::restoration;
use crate::settings::Settings;
use crate::web::App;

const HEADS: [&str; 6] = ["chain", "state", "events", "forgotten", "sealed_until", "fault"];

/// Say of each société whether its trail is what was sealed; ends with 1 when one is not
#[derive(clap::Args)]
pub struct Args {
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

pub async fn run(settings: Settings, args: Args) -> anyhow::Result<ExitCode> {
    let ring = KeyPlace::of(&settings).read()?.unwrap_or_else(Keyring::none);
    let app = App::open_without_keys(settings, Clock::system()).await?;
    let db = app.db.reader();
    let anchors = restoration::anchors(db, &app.settings.restore.marker).await?;
    let trail = chain::verify(db, &ring, &anchors.clone().unwrap_or_default()).await?;
    let codes = codes(db).await?;
    let mut list = Listing::new(&HEADS);
    for report in &trail.chains {
        list.row([
            json!(named(report.chain, &codes)),
            json!(if report.fault.is_some() { "BROKEN" } else { "whole" }),
            json!(report.events),
            json!(report.forgotten),
            json!(report.sealed_until.map(paris_iso)),
            json!(report.fault.as_ref().map(|fault| told(report, fault))),
        ]);
    }
    list.print(args.format)?;
    if args.format == Format::Table {
        say(&format!("not sealed yet: {}", trail.waiting))?;
        if trail.strange > 0 {
            say(&format!("BROKEN: {} events are there that Palier never sealed", trail.strange))?;
        }
        if anchors.is_none() {
            say(
                "restore.marker: nothing is noted outside of the database: a cut end cannot be seen",
            )?;
        }
        if ring.is_empty() {
            say("keys.file: there are no keys: who can write in the database can seal as well")?;
        }
    } else if trail.strange > 0 {
        eprintln!("palier: {} events are there that Palier never sealed", trail.strange);
    }
    Ok(if trail.is_whole() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The codes of a société, or what the chain of those without one is called.
fn named(chain: Uuid, codes: &HashMap<Uuid, String>) -> String {
    if chain.is_nil() {
        return "no société".into();
    }
    codes.get(&chain).cloned().unwrap_or_else(|| chain.to_string())
}

/// In words for whoever must find out what happened.
fn told(report: &ChainReport, fault: &Break) -> String {
    let number = fault.number;
    let when = fault.at.map(|at| format!(" ({})", paris_iso(at))).unwrap_or_default();
    match &fault.why {
        Why::EventGone => format!("event {number} was taken out"),
        Why::PlaceGone => format!("event {number} was taken out with its seal"),
        Why::Changed => {
            format!("event {number}{when} was changed, moved, or put in afterwards")
        }
        Why::Cut { noted } => {
            format!("cut after event {}: {noted} had been sealed", report.last)
        }
        Why::OtherThanNoted => {
            format!("event {number}{when} is not the one that was noted outside of the database")
        }
        Why::BeginningChanged => {
            format!("what was noted of the {number} forgotten events was changed")
        }
        Why::KeyUnknown(key) => {
            format!("event {number} was sealed with the key {key}, which keys.file does not hold")
        }
    }
}

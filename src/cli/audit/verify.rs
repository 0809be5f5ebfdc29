//! `palier audit verify`: whether the trail is what was sealed.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use sea_orm::prelude::Uuid;
use serde_json::json;

use super::codes;
use crate::audit::chain::{self, Break, ChainReport, Trail, Why};
use crate::cli::listing::{Format, Listing, say};
use crate::clock::{Clock, paris_iso};
use crate::guard::keys::{KeyPlace, Keyring};
use crate::restoration::{self, Noted};
use crate::settings::Settings;
use crate::web::App;

const HEADS: [&str; 6] = ["chain", "state", "events", "forgotten", "sealed_until", "fault"];

/// Say of each société whether its trail is what was sealed; ends with 1 when one is not
#[derive(clap::Args)]
pub struct Args {
    /// A copy of what a node noted outside of the database, instead of this machine's (restore.marker)
    #[arg(long, value_name = "FILE")]
    marker: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

pub async fn run(settings: Settings, args: Args) -> anyhow::Result<ExitCode> {
    let ring = KeyPlace::of(&settings).read()?.unwrap_or_else(Keyring::none);
    let app = App::open_without_keys(settings, Clock::system()).await?;
    let db = app.db.reader();
    let noted = noted(&app, &ring, args.marker.as_deref()).await?;
    let anchors = match &noted {
        Noted::Places(places) => places.clone(),
        Noted::Nothing | Noted::BeforeRestoration | Noted::Other => BTreeMap::new(),
    };
    let trail = chain::verify(db, &ring, &anchors).await?;
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
    let broken = broken(&trail, &noted);
    if args.format == Format::Table {
        say(&format!("not sealed yet: {}", trail.waiting))?;
        for sentence in &broken {
            say(&format!("BROKEN: {sentence}"))?;
        }
        for sentence in remarks(&ring, &noted) {
            say(sentence)?;
        }
    } else {
        for sentence in &broken {
            eprintln!("palier: {sentence}");
        }
    }
    let is_whole = trail.is_whole() && broken.is_empty();
    Ok(if is_whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What was noted outside: in the file that is named, which must be there, or in this machine's.
async fn noted(app: &App, ring: &Keyring, file: Option<&Path>) -> anyhow::Result<Noted> {
    let place = file.unwrap_or(&app.settings.restore.marker);
    let noted = restoration::noted(app.db.reader(), ring, place).await?;
    if file.is_some() && noted == Noted::Nothing {
        anyhow::bail!("there is no file {}", place.display());
    }
    Ok(noted)
}

/// What is wrong with the trail, and with no chain of it.
fn broken(trail: &Trail, noted: &Noted) -> Vec<String> {
    let mut broken = Vec::new();
    if trail.strange > 0 {
        broken.push(format!("{} events are there that Palier never sealed", trail.strange));
    }
    if trail.is_restoration_forged {
        broken.push(
            "the database says that it was restored, and no key of keys.file sealed that"
                .to_owned(),
        );
    }
    if *noted == Noted::Other {
        broken.push("what is noted outside of the database is about another one".to_owned());
    }
    broken
}

/// What could not be told, whatever the trail is.
fn remarks(ring: &Keyring, noted: &Noted) -> Vec<&'static str> {
    let mut remarks = Vec::new();
    if *noted == Noted::Nothing {
        remarks.push(
            "restore.marker: nothing is noted outside of the database: a cut end cannot be seen",
        );
    }
    if *noted == Noted::BeforeRestoration {
        remarks.push(
            "restore.marker: what is noted outside is from before the last restoration: a cut end \
             cannot be seen",
        );
    }
    if ring.is_empty() {
        remarks
            .push("keys.file: there are no keys: who can write in the database can seal as well");
    }
    remarks
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
        Why::Unkeyed => {
            format!("event {number}{when} was sealed without a key, after there was one")
        }
        Why::OtherThanAdopted => {
            format!("the {number} events before there was a key are not those that it took over")
        }
    }
}

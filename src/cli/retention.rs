//! `palier retention`: what has been kept long enough, counted by rule, or removed at once.

use std::process::ExitCode;

use serde_json::json;

use super::listing::{Format, Listing};
use crate::clock::Clock;
use crate::settings::Settings;
use crate::upkeep;
use crate::web::App;

/// Apply the rules of docs/rgpd.md now, and tell how much each of them removed
///
/// The server does so by itself, once an hour. With `--dry-run` nothing changes: the rules are applied,
/// counted, and taken back.
#[derive(clap::Args)]
pub struct Args {
    /// Tell what would be removed, and remove nothing
    #[arg(long)]
    dry_run: bool,
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

pub async fn run(settings: Settings, args: Args) -> anyhow::Result<ExitCode> {
    let clock = Clock::system();
    let now = clock.now();
    let report = if args.dry_run {
        let app = App::open_without_keys(settings, clock).await?;
        upkeep::would_apply(&app, now).await?
    } else {
        let app = App::open(settings, clock).await?;
        upkeep::apply(&app, now).await?
    };
    let mut list = Listing::new(&["rule", "rows"]);
    for (rule, rows) in report {
        list.row([json!(rule), json!(rows)]);
    }
    list.print(args.format)?;
    Ok(ExitCode::SUCCESS)
}

//! `palier retention`: what has been kept long enough, counted by rule, or removed at once.

use std::process::ExitCode;

use serde_json::json;

use super::listing::{Format, Listing};
use crate::clock::Clock;
use crate::rgpd::retention;
use crate::settings::Settings;
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
    let app = App::open_without_keys(settings, Clock::system()).await?;
    let now = app.clock.now();
    let report = match args.dry_run {
        true => retention::would_apply(&app, now).await?,
        false => retention::apply(&app, now).await?,
    };
    let mut list = Listing::new(&["rule", "rows"]);
    for (rule, rows) in report {
        list.row([json!(rule), json!(rows)]);
    }
    list.print(args.format)?;
    Ok(ExitCode::SUCCESS)
}

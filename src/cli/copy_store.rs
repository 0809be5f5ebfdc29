//! `palier copy-store`: the whole installation in another database and another store.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;

use super::backup::{source, tell_missing};
use super::listing::say;
use super::progress;
use super::server;
use crate::backup::{self, Outcome};
use crate::settings::Settings;

/// Copy everything to another database and another store, such as from SQLite to PostgreSQL
///
/// What arrives is the database as it was at one moment, and the documents that it named: each table and
/// each document is compared. Stop the server first: what people do meanwhile stays behind, and the other
/// place then refuses to serve. After an interruption, run it again: what has arrived stays. The source
/// is only read.
#[derive(clap::Args)]
pub struct Args {
    /// The configuration file of the other place; variables (PALIER_…) do not count for it
    #[arg(long, value_name = "OTHER.toml")]
    to: PathBuf,
}

pub async fn run(settings: Settings, args: Args) -> anyhow::Result<ExitCode> {
    server::warn_to_stderr();
    let to = Settings::load(Some(&args.to), std::iter::empty()).map_err(super::listed);
    let to = to.context("--to")?;
    let source = source(&settings).await?;
    let bar = progress::of_steps()?;
    let told = |what: &str, done, total| bar.tell(what, done, total);
    let moved = backup::copy(&source, (&settings, &to), &told).await?;
    bar.finish();
    for (table, sum) in moved.tables.iter().filter(|(_, sum)| sum.rows > 0) {
        say(&format!("{table}: {} rows, sha256 {}", sum.rows, sum.sha256))?;
    }
    say(&format!("documents: {}, {} of which were there", moved.contents, moved.kept))?;
    tell_missing(&moved.missing);
    let (from, place) = (&settings.database.url, &to.database.url);
    match moved.outcome {
        Outcome::Copied => say(&format!("copied from {from} to {place}, and compared"))?,
        Outcome::AlreadyThere => say(&format!("{place} holds what {from} holds, all of it"))?,
    }
    say(
        "Serve the one or the other from now on, never both; give the other the same keys (keys.file).",
    )?;
    Ok(ExitCode::SUCCESS)
}

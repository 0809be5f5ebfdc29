//! `palier restore`: a backup comes back, where nothing is yet.

use std::path::PathBuf;
use std::process::ExitCode;

use super::backup::pass_phrase;
use super::listing::say;
use super::progress;
use super::server;
use crate::backup::{self, Bundle};
use crate::clock::{Clock, Moment, paris_iso};
use crate::settings::Settings;

/// Bring a backup back, into an empty database and an empty store
///
/// Every part is compared with the manifest before anything is written; the rows come all at once, and
/// are compared again. Afterwards nothing is served before `palier post-restore` has ended what the
/// backup revives. Begin again after an interruption.
#[derive(clap::Args)]
pub struct Args {
    /// The folder that `palier backup` wrote
    #[arg(long, value_name = "FOLDER")]
    from: PathBuf,
    /// The file whose first line is the pass phrase that it was sealed with
    #[arg(long, value_name = "FILE")]
    pass_phrase_file: Option<PathBuf>,
    /// The store of documents is this installation's own and was not lost: only put what it lacks
    #[arg(long)]
    keep_store: bool,
    /// Only compare every part with the manifest; nothing is written anywhere
    #[arg(long)]
    check: bool,
}

pub async fn run(settings: Settings, args: Args) -> anyhow::Result<ExitCode> {
    server::warn_to_stderr();
    let phrase = args.pass_phrase_file.as_deref().map(pass_phrase).transpose()?;
    let bundle = Bundle::open(&args.from, phrase.as_deref())?;
    let bar = progress::of_steps()?;
    let told = |what: &str, done, total| bar.tell(what, done, total);
    backup::check(&bundle, &told)?;
    let manifest = &bundle.manifest;
    let made_at = paris_iso(Moment::from_millis(manifest.made_at));
    if args.check {
        bar.finish();
        let (rows, contents) = (manifest.rows(), manifest.contents.count);
        say(&format!("whole, of {made_at}: {rows} rows, {contents} documents"))?;
        return Ok(ExitCode::SUCCESS);
    }
    let asked = (Clock::system().now(), args.keep_store);
    let restored = backup::restore(&bundle, &settings, asked, &told).await?;
    bar.finish();
    say(&format!(
        "restored, as of {made_at}: {} rows, {} documents, {} of which were there",
        restored.rows,
        restored.contents + restored.kept,
        restored.kept
    ))?;
    say(
        "Put the keys (keys.file) in place, then run `palier post-restore`: nothing is served before.",
    )?;
    Ok(ExitCode::SUCCESS)
}

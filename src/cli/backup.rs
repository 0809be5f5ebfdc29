//! `palier backup`: everything written down in a folder, while the site is served.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;

use super::listing::say;
use super::progress;
use super::server;
use crate::backup::{self, Draft, PhraseSeal, Source};
use crate::clock::Clock;
use crate::database;
use crate::settings::Settings;
use crate::store::Store;
use crate::web::location;

/// What a thief with a copy and much time does not guess.
const LEAST_CHARACTERS: usize = 16;
/// Of what is missing: a store that was lost would fill the screen.
const TOLD: usize = 20;

/// Write everything down in a new folder, while the site is served
///
/// The database as it is at one moment and the contents of all documents, with counts and hashes of
/// each part; `palier restore` brings it back to either kind of database. The keys (keys.file), the
/// marker and the copy of the acts (restore.marker, restore.acts) are not in it: keep them elsewhere.
/// Ends with 2 when the store lacks the content of a published document.
#[derive(clap::Args)]
pub struct Args {
    /// A folder that is not there yet; it has another name until it is whole
    #[arg(long, value_name = "FOLDER")]
    to: PathBuf,
    /// Seal every part with the pass phrase in this file (its first line)
    #[arg(long, value_name = "FILE")]
    pass_phrase_file: Option<PathBuf>,
}

pub async fn run(settings: Settings, args: Args) -> anyhow::Result<ExitCode> {
    server::warn_to_stderr();
    let seal = args.pass_phrase_file.as_deref().map(seal).transpose()?;
    let source = source(&settings).await?;
    let draft = Draft::begin(&args.to, seal)?;
    let bar = progress::of_steps()?;
    let told = |what: &str, done, total| bar.tell(what, done, total);
    let made = backup::make(&source, draft, Clock::system().now(), &told).await?;
    bar.finish();
    say(&format!("{}: {} rows, {} documents", args.to.display(), made.rows, made.contents))?;
    tell_missing(&made.missing);
    say("The keys (keys.file) are not in it: keep a copy of them somewhere else.")?;
    Ok(if made.is_damaged { ExitCode::from(2) } else { ExitCode::SUCCESS })
}

/// What the settings name, opened to be read; the schema stays as it is.
pub async fn source(settings: &Settings) -> anyhow::Result<Source> {
    let condition = database::condition(&location(settings)).await?;
    let there = condition != database::Condition::Absent;
    anyhow::ensure!(there, "{} is not there", settings.database.url);
    let db = database::open_as_it_is(&location(settings)).await?;
    Ok(Source { db, store: Store::open(&settings.documents)? })
}

/// What the database names and the store does not have: enough of it to look for it.
pub fn tell_missing(objects: &[String]) {
    for object in objects.iter().take(TOLD) {
        eprintln!("palier: the store does not have {object}, which the database names");
    }
    if let Some(more) = objects.len().checked_sub(TOLD).filter(|more| *more > 0) {
        eprintln!("palier: nor {more} others");
    }
}

/// The first line of a file.
pub fn pass_phrase(file: &Path) -> anyhow::Result<String> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

fn seal(file: &Path) -> anyhow::Result<PhraseSeal> {
    let phrase = pass_phrase(file)?;
    anyhow::ensure!(
        phrase.chars().count() >= LEAST_CHARACTERS,
        "{}: a pass phrase has {LEAST_CHARACTERS} characters at least, such as six words drawn by chance",
        file.display()
    );
    PhraseSeal::of(&phrase).context("no key can be made of the pass phrase")
}

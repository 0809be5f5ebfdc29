//! `palier pairs issue`: fresh pairs for some tiers, readable once, in a file.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;

use super::super::whom::{Whom, listed};
use super::super::{chosen::Chosen, progress, server};
use super::sheet::Sheet;
use crate::access::Selection;
use crate::access::provisional::issue_written;
use crate::agencies::Societe;
use crate::clock::Clock;
use crate::settings::Settings;
use crate::web::App;

/// Most tiers of one transaction.
const BATCH: usize = 500;

/// Issue provisional logins and passwords, and write them to a new file
///
/// The file is the only place where the passwords can ever be read: Palier keeps their hashes
/// alone. A pair that was issued before and not used stops working.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    chosen: Chosen,
    #[command(flatten)]
    whom: Whom,
    /// Pairs for each tiers: one for each spouse, or each owner
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(i32).range(1..=20))]
    holders: i32,
    /// The new CSV file, readable by nobody else
    #[arg(long, value_name = "FILE.csv")]
    output: PathBuf,
}

pub async fn run(mut settings: Settings, args: Args) -> anyhow::Result<ExitCode> {
    server::warn_to_stderr();
    // Nobody signs in to this process: all cores may hash.
    settings.hashing.bulk_slots = settings.hashing.slots_here();
    let app = App::open(settings, Clock::system()).await?;
    let societe = args.chosen.societe(&app).await?;
    let selection = args.whom.selection(&app, &societe).await?;
    let unknown = selection.unknown(app.db.reader(), &societe).await?;
    anyhow::ensure!(unknown.is_empty(), "{} has no tiers {}", societe.name, listed(&unknown));
    let mut sheet = Sheet::create(&args.output, app.address(&societe.login_path()))
        .with_context(|| args.output.display().to_string())?;
    let issued = issue_all(&app, &societe, (&selection, args.holders), &mut sheet).await;
    let issued = issued.with_context(|| {
        format!("{}: its last pairs may not work, the others do", args.output.display())
    })?;
    println!("{issued} pairs in {}", args.output.display());
    println!("Nothing else can show these passwords: print the letters, then delete the file.");
    Ok(ExitCode::SUCCESS)
}

/// How many pairs were issued.
async fn issue_all(
    app: &App,
    societe: &Societe,
    (selection, holders): (&Selection, i32),
    sheet: &mut Sheet,
) -> anyhow::Result<u64> {
    let (hasher, db, now) = (app.bulk_hasher()?, app.db.reader(), app.clock.now());
    let count = selection.count(db, societe, now).await?;
    let bar = progress::of_count(count * u64::from(holders.unsigned_abs()))?;
    let (mut issued, mut after) = (0, None::<String>);
    loop {
        let page = selection.page(db, societe, (after.as_deref(), BATCH), now).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.reference.clone());
        let write = |pairs: &[_]| sheet.add(pairs);
        let pairs = issue_written(app, &hasher, societe, (page, holders), write).await?;
        issued += pairs.len() as u64;
        bar.set_position(issued);
    }
    bar.finish_and_clear();
    Ok(issued)
}

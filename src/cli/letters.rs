//! `palier letters print`: fresh pairs for some tiers, as letters ready for the envelope.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::Subcommand;

use super::whom::{Whom, listed};
use super::{chosen::Chosen, progress, server};
use crate::clock::Clock;
use crate::office::letters::{Printed, print_at_once};
use crate::settings::Settings;
use crate::web::App;

/// Print the letters that carry provisional logins and passwords
#[derive(Subcommand)]
pub enum Act {
    Print(Args),
}

/// Issue provisional logins and passwords, and print their letters into one PDF
///
/// The files are the only place where the passwords can ever be read: Palier keeps their hashes
/// alone. A pair that was issued before and not used stops working. All letters are issued, or
/// none.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    chosen: Chosen,
    #[command(flatten)]
    whom: Whom,
    /// Letters for each tiers: one for each spouse, or each owner
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(i32).range(1..=20))]
    holders: i32,
    /// The new PDF, readable by nobody else
    #[arg(long, value_name = "FILE.pdf")]
    out: PathBuf,
    /// The same as CSV, for an agency that prints elsewhere
    #[arg(long, value_name = "FILE.csv")]
    csv: Option<PathBuf>,
}

pub async fn run(settings: Settings, act: Act) -> anyhow::Result<ExitCode> {
    match act {
        Act::Print(args) => print(settings, args).await,
    }
}

async fn print(mut settings: Settings, args: Args) -> anyhow::Result<ExitCode> {
    server::warn_to_stderr();
    // Nobody signs in to this process: all cores may hash.
    settings.hashing.bulk_slots = settings.hashing.slots_here();
    let app = App::open(settings, Clock::system()).await?;
    let societe = args.chosen.societe(&app).await?;
    let selection = args.whom.selection(&app, &societe).await?;
    let unknown = selection.unknown(app.db.reader(), &societe).await?;
    anyhow::ensure!(unknown.is_empty(), "{} has no tiers {}", societe.name, listed(&unknown));
    let mut sheets = Sheets::create(&args)?;
    let (hasher, bar) = (app.bulk_hasher()?, progress::of_count(0)?);
    let told = {
        let bar = bar.clone();
        move |done: usize, of: usize| {
            bar.set_length((of / 2) as u64);
            bar.set_position((done / 2) as u64);
        }
    };
    let whom = (&societe, &selection, args.holders);
    let write = |printed: &Printed| sheets.write(printed);
    let done = print_at_once(&app, &hasher, whom, write, told).await;
    bar.finish_and_clear();
    let done = match done {
        Ok(done) => done,
        Err(fault) => {
            sheets.remove();
            return Err(fault.into());
        }
    };
    println!("{} letters in {}", done.letters, args.out.display());
    if done.odd_names > 0 {
        println!("{} of them have signs that the typeface lacks, printed as « ? »", done.odd_names);
    }
    println!("Nothing else can show these passwords: print the letters, then delete the files.");
    Ok(ExitCode::SUCCESS)
}

/// The files, made before anything is issued, so that what is issued can be written.
struct Sheets {
    pdf: (PathBuf, File),
    csv: Option<(PathBuf, File)>,
}

impl Sheets {
    fn create(args: &Args) -> anyhow::Result<Self> {
        let pdf = create(&args.out).with_context(|| args.out.display().to_string())?;
        let csv = match &args.csv {
            None => None,
            Some(path) => match create(path) {
                Ok(file) => Some((path.clone(), file)),
                Err(error) => {
                    let _empty = std::fs::remove_file(&args.out);
                    return Err(error).with_context(|| path.display().to_string());
                }
            },
        };
        Ok(Self { pdf: (args.out.clone(), pdf), csv })
    }

    /// Returns once the disk has them.
    fn write(&mut self, printed: &Printed) -> io::Result<()> {
        self.pdf.1.write_all(&printed.pdf)?;
        self.pdf.1.sync_all()?;
        if let Some((_, csv)) = &mut self.csv {
            csv.write_all(&printed.csv)?;
            csv.sync_all()?;
        }
        Ok(())
    }

    /// What they hold opens nothing.
    fn remove(&self) {
        let paths = [Some(&self.pdf.0), self.csv.as_ref().map(|(path, _)| path)];
        for path in paths.into_iter().flatten() {
            if let Err(error) = std::fs::remove_file(path) {
                eprintln!("{}: {error}; its passwords do not work", path.display());
            }
        }
    }
}

/// Never in the place of another file, and readable by its owner alone.
fn create(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    Ok(file)
}

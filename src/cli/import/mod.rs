//! `palier import`: an agency's file, applied to one of its sociétés.

mod kind;
mod summary;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::ValueEnum;

use super::{chosen::Chosen, progress, server, typed};
use crate::clock::{Clock, Day, paris_today};
use crate::imports::{
    self, Beside, By, Files, ImportFault, Language, Limits, Mode, Opened, Order, Report,
};
use crate::settings::Settings;
use crate::web::App;
use kind::Kind;

/// Rows were refused; the others were imported.
const REFUSED: u8 = 2;

/// Import an agency's file: tiers and contracts, immeubles, lots, mandates, entries or documents
///
/// The columns are described in docs/import-format.md. The same file twice changes nothing the
/// second time; an import that was interrupted is finished by running it again. Ends with 0 when
/// every row was accepted, with 2 when some were refused (the others are imported), with 1 when
/// the import failed.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    chosen: Chosen,
    /// The file, as CSV or JSON
    file: PathBuf,
    /// What the file holds
    #[arg(long, value_enum, default_value_t = Kind::Tiers)]
    kind: Kind,
    /// With entries: the day that they are complete until; today when not given
    #[arg(long, value_name = "DAY", value_parser = typed::day)]
    as_of: Option<Day>,
    /// With documents: the folder of the files that the index names
    #[arg(long, value_name = "DIR", required_if_eq("kind", "documents"))]
    files: Option<PathBuf>,
    /// Say what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// The format of the file, when its name does not tell
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Write the refused rows to a new CSV file
    #[arg(long, value_name = "FILE.csv")]
    report: Option<PathBuf>,
    /// The language of the report
    #[arg(long, value_enum, default_value_t = Lang::Fr)]
    lang: Lang,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Csv,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum Lang {
    Fr,
    En,
}

pub async fn run(settings: Settings, args: Args) -> anyhow::Result<ExitCode> {
    server::warn_to_stderr();
    let app = App::open_without_keys(settings, Clock::system()).await?;
    let societe = args.chosen.societe(&app).await?;
    let language = args.language();
    let beside = args.beside(paris_today(app.clock.now()))?;
    let rows = args.opened(&app, language)?;
    // Made before anything is written: what cannot be reported is not imported.
    let sheet = args.report.as_deref().map(fresh).transpose()?;
    let mode = if args.dry_run { Mode::DryRun } else { Mode::ForReal };
    let bar = progress::of_bytes(rows.size())?;
    let told = |bytes, rows| {
        bar.set_position(bytes);
        bar.set_message(format!("{rows} rows"));
    };
    let by = By::operator(&app);
    let order = Order { mode, by: &by, seal: None, kept: Report::KEPT };
    let outcome = rows.apply(&app, &societe, (order, beside), &told).await;
    bar.finish_and_clear();
    let report = outcome.map_err(|fault| in_words(&fault, language))?;
    if let Some(sheet) = sheet {
        report.write_csv(sheet, language)?;
    }
    println!("{}", summary::of(&report, &societe, (mode, language)));
    Ok(exit_code(&report))
}

impl Args {
    fn language(&self) -> Language {
        match self.lang {
            Lang::Fr => Language::French,
            Lang::En => Language::English,
        }
    }

    fn beside(&self, today: Day) -> anyhow::Result<Beside> {
        let files = match &self.files {
            Some(_) if self.kind != Kind::Documents => bail!("--files goes with --kind documents"),
            Some(folder) => Files::of(folder).with_context(|| folder.display().to_string())?,
            None => Files::default(),
        };
        Ok(Beside { as_of: self.as_of.unwrap_or(today), files })
    }

    fn opened(&self, app: &App, language: Language) -> anyhow::Result<Opened> {
        let shown = self.file.display();
        let format = match self.format {
            Some(Format::Csv) => imports::Format::Csv,
            Some(Format::Json) => imports::Format::Json,
            None => imports::Format::of(&self.file.to_string_lossy())
                .with_context(|| format!("{shown}: say --format csv or --format json"))?,
        };
        let file = File::open(&self.file).with_context(|| shown.to_string())?;
        let kind = imports::Kind::from(self.kind);
        let rows = kind.open(file, format, Limits::of(&app.settings.import));
        rows.map_err(|fault| anyhow::anyhow!("{shown}: {}", fault.text(language)))
    }
}

/// A report never takes the place of another file: it might be the one to import.
fn fresh(path: &Path) -> anyhow::Result<File> {
    File::create_new(path).with_context(|| path.display().to_string())
}

fn in_words(fault: &ImportFault, language: Language) -> anyhow::Error {
    match fault {
        ImportFault::File { fault, applied: 0 } => anyhow::anyhow!("{}", fault.text(language)),
        ImportFault::File { fault, applied } => anyhow::anyhow!(
            "{} {applied} rows before it were imported; mend the file and run this again.",
            fault.text(language)
        ),
        other => anyhow::anyhow!("{other}; run this again to finish"),
    }
}

fn exit_code(report: &Report) -> ExitCode {
    if report.refused_count() > 0 { ExitCode::from(REFUSED) } else { ExitCode::SUCCESS }
}

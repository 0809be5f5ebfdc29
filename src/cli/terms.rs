//! `palier terms`: the terms of use (CGU) that a société asks people to accept.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;

use super::chosen::Chosen;
use super::listing::say;
use crate::agencies::{NewTerms, register};
use crate::audit::Origin;
use crate::clock::Clock;
use crate::settings::Settings;
use crate::web::App;

/// Publish the terms of use of a société
#[derive(Subcommand)]
pub enum Act {
    /// Publish the next version: who activates from now on accepts it, the others at their next sign-in
    Publish {
        #[command(flatten)]
        chosen: Chosen,
        /// The text, in UTF-8: paragraphs parted by empty lines
        file: PathBuf,
        /// What is new in it, in a sentence or two: shown to those who accepted an earlier one
        #[arg(long)]
        changes: Option<String>,
    },
}

pub async fn run(settings: Settings, act: Act) -> anyhow::Result<ExitCode> {
    let Act::Publish { chosen, file, changes } = act;
    let (codes, shown) = (chosen.codes(), file.display());
    let text = fs::read_to_string(&file).map_err(|error| anyhow::anyhow!("{shown}: {error}"))?;
    let body = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    anyhow::ensure!(!body.trim().is_empty(), "{shown} is empty");
    let app = App::open_without_keys(settings, Clock::system()).await?;
    let origin = Origin::console(app.clock.now());
    let changes = changes.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let new = NewTerms { body: body.trim().to_owned(), changes };
    let terms = register::publish_terms(&app.db, &codes, new, &origin).await?;
    say(&format!("terms of {codes} published, version {}", terms.version))?;
    Ok(ExitCode::SUCCESS)
}

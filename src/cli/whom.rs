//! The tiers that a command issues pairs for.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::Context;
use clap::ValueEnum;

use crate::access::{Narrowing, Selection, Which};
use crate::agencies::Societe;
use crate::contracts::{Immeuble, Qualite};
use crate::web::App;

#[derive(clap::Args)]
pub struct Whom {
    #[command(flatten)]
    which: WhichArgs,
    /// Only those with a contract of today in this quality
    #[arg(long, value_enum)]
    qualite: Option<QualiteArg>,
    /// Only those with a contract of today in the immeuble of this reference
    #[arg(long, value_name = "REF")]
    immeuble: Option<String>,
}

#[derive(clap::Args)]
#[group(required = true, multiple = false)]
struct WhichArgs {
    /// For every tiers of the société, even those who have an account
    #[arg(long)]
    all: bool,
    /// For the tiers that nobody can open: no account, no pair that still works
    #[arg(long)]
    without_access: bool,
    /// For those among them whose last pair was not used in time
    #[arg(long)]
    expired: bool,
    /// For the tiers of this reference; may be repeated
    #[arg(long, value_name = "REF")]
    reference: Vec<String>,
    /// For the tiers of these references, one a line
    #[arg(long, value_name = "FILE")]
    references_file: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum QualiteArg {
    Locataire,
    Bailleur,
    Coproprietaire,
}

impl Whom {
    pub async fn selection(&self, app: &App, societe: &Societe) -> anyhow::Result<Selection> {
        let which = self.which.which()?;
        let qualite = self.qualite.map(|qualite| match qualite {
            QualiteArg::Locataire => Qualite::Locataire,
            QualiteArg::Bailleur => Qualite::Bailleur,
            QualiteArg::Coproprietaire => Qualite::Coproprietaire,
        });
        let immeuble = match &self.immeuble {
            None => None,
            Some(reference) => {
                let references = [reference.clone()];
                let found = Immeuble::with_references(app.db.reader(), societe, &references);
                let found = found.await?.into_iter().next();
                let named = || format!("{} has no immeuble {reference}", societe.name);
                Some(found.with_context(named)?.id)
            }
        };
        Ok(Selection { which, narrowing: Narrowing { qualite, immeuble } })
    }
}

impl WhichArgs {
    fn which(&self) -> anyhow::Result<Which> {
        if self.all {
            return Ok(Which::All);
        }
        if self.without_access {
            return Ok(Which::WithoutAccess);
        }
        if self.expired {
            return Ok(Which::Expired);
        }
        let mut references: BTreeSet<String> = self.reference.iter().cloned().collect();
        if let Some(file) = &self.references_file {
            let text = std::fs::read_to_string(file);
            let text = text.with_context(|| file.display().to_string())?;
            let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
            references.extend(lines.filter(|line| !line.is_empty()).map(str::to_owned));
        }
        anyhow::ensure!(!references.is_empty(), "no reference is given");
        Ok(Which::References(references))
    }
}

/// The first ones, and how many more.
pub fn listed(references: &BTreeSet<String>) -> String {
    let first: Vec<&str> = references.iter().take(10).map(String::as_str).collect();
    match references.len() - first.len() {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}

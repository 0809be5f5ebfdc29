//! `palier societe alias add`

use clap::Subcommand;

use super::Which;
use crate::agencies::{Codes, register};
use crate::audit::Origin;
use crate::cli::listing::say;
use crate::cli::typed;
use crate::web::App;

/// Keep the letters already sent good after codes have changed
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    act: Act,
}

#[derive(Subcommand)]
enum Act {
    /// Let two former codes lead to a société
    Add {
        #[command(flatten)]
        which: Which,
        /// The two codes of the old letters, as BELLEVUE/TLS
        #[arg(long, value_parser = typed::codes, value_name = "CLIENT/SOCIETE")]
        former: Codes,
    },
}

pub async fn run(app: &App, args: Args) -> anyhow::Result<()> {
    let Act::Add { which, former } = args.act;
    let codes = which.codes();
    let origin = Origin::console(app.clock.now());
    let societe = register::add_alias(&app.db, &codes, &former, &origin).await?;
    Ok(say(&format!("the codes {former} now lead to {codes}, {}", societe.name))?)
}

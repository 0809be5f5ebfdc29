//! `palier societe alias add`

use clap::Subcommand;

use crate::agencies::{Codes, register};
use crate::audit::Origin;
use crate::cli::chosen::Chosen;
use crate::cli::listing::say;
use crate::cli::typed;
use crate::web::App;

/// Keep the letters already sent good after codes have changed
#[derive(Subcommand)]
pub enum Act {
    /// Let two former codes lead to a société
    Add {
        #[command(flatten)]
        chosen: Chosen,
        /// The two codes of the old letters, as BELLEVUE/TLS
        #[arg(long, value_parser = typed::codes, value_name = "CLIENT/SOCIETE")]
        former: Codes,
    },
}

pub async fn run(app: &App, act: Act) -> anyhow::Result<()> {
    let Act::Add { chosen, former } = act;
    let codes = chosen.codes();
    let origin = Origin::console(app.clock.now());
    let societe = register::add_alias(&app.db, &codes, &former, &origin).await?;
    Ok(say(&format!("the codes {former} now lead to {codes}, {}", societe.name))?)
}

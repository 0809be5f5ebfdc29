//! `palier societe codes`

use crate::agencies::{Code, recoding};
use crate::audit::Origin;
use crate::cli::chosen::Chosen;
use crate::cli::listing::say;
use crate::cli::typed;
use crate::web::App;

/// Give a société another code société; letters that print the former one stay good
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    chosen: Chosen,
    /// Its new code société
    #[arg(long, value_parser = typed::code, value_name = "CODE")]
    new_societe_code: Code,
}

pub async fn run(app: &App, args: Args) -> anyhow::Result<()> {
    let former = args.chosen.codes();
    let origin = Origin::console(app.clock.now());
    let code = &args.new_societe_code;
    let societe = recoding::change_societe_code(&app.db, &former, code, &origin).await?;
    let address = app.address(&societe.login_path());
    Ok(say(&format!(
        "new letters must carry {address}\nthe codes {former} still lead to {}",
        societe.name
    ))?)
}

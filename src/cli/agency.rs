//! `palier agency`: the businesses that subscribe, each with its client code.

use std::process::ExitCode;

use clap::Subcommand;
use serde_json::json;

use super::listing::{Format, Listing, say};
use super::typed;
use crate::agencies::{Agency, Code, Societe, recoding, register};
use crate::audit::Origin;
use crate::clock::{Clock, paris_today};
use crate::settings::Settings;
use crate::web::App;

/// Add agencies, or list them
#[derive(Subcommand)]
pub enum Act {
    /// Add an agency; its sociétés come next (`palier societe add`)
    Add {
        /// The code client of its letters: letters and digits
        #[arg(long, value_parser = typed::code, value_name = "CODE")]
        client_code: Code,
        /// Its name, for operators: people see the names of its sociétés
        #[arg(long, value_parser = typed::name)]
        name: String,
    },
    /// Give an agency another client code; letters that print the former one stay good
    Code {
        /// Its client code so far
        #[arg(long, value_parser = typed::code, value_name = "CODE")]
        client_code: Code,
        /// Its new one, for all of its sociétés
        #[arg(long = "new-client-code", value_parser = typed::code, value_name = "CODE")]
        new_code: Code,
    },
    /// List the agencies
    List {
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
}

pub async fn run(settings: Settings, act: Act) -> anyhow::Result<ExitCode> {
    let app = App::open_without_keys(settings, Clock::system()).await?;
    match act {
        Act::Add { client_code, name } => add(&app, &client_code, &name).await?,
        Act::Code { client_code, new_code } => recode(&app, &client_code, &new_code).await?,
        Act::List { format } => list(&app, format).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn add(app: &App, code: &Code, name: &str) -> anyhow::Result<()> {
    let origin = Origin::console(app.clock.now());
    let agency = register::add_agency(&app.db, code, name, &origin).await?;
    Ok(say(&format!("agency {} added: {}", agency.client_code, agency.name))?)
}

async fn recode(app: &App, former: &Code, code: &Code) -> anyhow::Result<()> {
    let origin = Origin::console(app.clock.now());
    let societes = recoding::change_agency_code(&app.db, former, code, &origin).await?;
    say(&format!("agency {former} has the client code {code} now; former letters stay good"))?;
    for societe in societes {
        let address = app.address(&societe.login_path());
        say(&format!("{}: new letters must carry {address}", societe.name))?;
    }
    Ok(())
}

async fn list(app: &App, format: Format) -> anyhow::Result<()> {
    let societes = Societe::all(app.db.reader()).await?;
    let mut list = Listing::new(&["client_code", "name", "societes", "added_on"]);
    for agency in Agency::all(app.db.reader()).await? {
        let own = societes.iter().filter(|societe| societe.agency_id == agency.id);
        list.row([
            json!(agency.client_code),
            json!(agency.name),
            json!(own.count()),
            json!(paris_today(agency.created_at).to_string()),
        ]);
    }
    list.print(format)
}

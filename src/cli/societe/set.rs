//! `palier societe set`

use std::path::PathBuf;

use super::tell_colour;
use crate::agencies::{Changes, Colour, register};
use crate::audit::Origin;
use crate::cli::chosen::Chosen;
use crate::cli::listing::say;
use crate::cli::typed;
use crate::space::payment::{self, Coordinates};
use crate::web::App;

/// Change a société: what is given here, and nothing else
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    chosen: Chosen,
    /// Its name on pages and in letters
    #[arg(long, value_parser = typed::name)]
    name: Option<String>,
    /// Its postal address; `\n` begins a new line
    #[arg(long, value_parser = typed::lines)]
    address: Option<String>,
    /// Its town
    #[arg(long, value_parser = typed::name)]
    city: Option<String>,
    /// Its telephone number; empty to have none
    #[arg(long, value_parser = typed::line)]
    phone: Option<String>,
    /// The address that people's answers go to; empty to have none
    #[arg(long, value_parser = typed::email_or_none)]
    email: Option<String>,
    /// Opening hours, in its own words; empty to have none
    #[arg(long, value_parser = typed::line)]
    hours: Option<String>,
    /// Its colour, as #14536b; made darker or lighter where it could not be read
    #[arg(long, value_parser = typed::colour)]
    colour: Option<Colour>,
    /// Its new logo: a PNG of at most 60 KiB, 16 × 16 to 1200 × 600 pixels
    #[arg(long, value_name = "FILE.png")]
    logo: Option<PathBuf>,
    /// Whether people without a letter may find it by name or town
    #[arg(long, value_name = "true|false")]
    listed: Option<bool>,
    /// Whether activations stop here for now; people who have an account keep it
    #[arg(long, value_name = "true|false")]
    suspended: Option<bool>,
    /// The holder of the bank account that people pay to; empty to have none
    #[arg(long, value_parser = typed::line)]
    payee: Option<String>,
    /// Its IBAN, for immeubles without one of their own; empty to have none
    #[arg(long, value_parser = typed::iban_or_none)]
    iban: Option<String>,
    /// The BIC of its bank; empty to have none
    #[arg(long, value_parser = typed::bic_or_none)]
    bic: Option<String>,
}

pub async fn run(app: &App, args: Args) -> anyhow::Result<()> {
    let codes = args.chosen.codes();
    let changes = Changes {
        name: args.name,
        address: args.address,
        city: args.city,
        phone: args.phone,
        email: args.email,
        hours: args.hours,
        colour: args.colour,
        logo: args.logo.as_deref().map(typed::logo).transpose()?,
        listed: args.listed,
        suspended: args.suspended,
    };
    let coordinates = Coordinates { payee: args.payee, iban: args.iban, bic: args.bic };
    anyhow::ensure!(
        !changes.is_empty() || !coordinates.is_empty(),
        "nothing to change: see `palier societe set --help`"
    );
    let fields = [changes.in_words(), coordinates.in_words()];
    let fields: Vec<&str> = fields.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
    let origin = Origin::console(app.clock.now());
    if !changes.is_empty() {
        register::change_societe(&app.db, &codes, changes, &origin).await?;
    }
    if !coordinates.is_empty() {
        payment::keep(&app.db, &codes, coordinates, &origin).await?;
    }
    say(&format!("société {codes} changed: {}", fields.join(", ")))?;
    args.colour.map_or(Ok(()), tell_colour)
}

//! `palier societe add`

use std::path::PathBuf;

use super::tell_colour;
use crate::accounts::Email;
use crate::agencies::{Colour, NewSociete, register};
use crate::audit::Origin;
use crate::cli::chosen::Chosen;
use crate::cli::listing::say;
use crate::cli::typed;
use crate::web::App;

/// Add a société to an agency, and say the address that its letters must print
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    chosen: Chosen,
    /// Its name on pages and in letters
    #[arg(long, value_parser = typed::name)]
    name: String,
    /// Its postal address; `\n` begins a new line
    #[arg(long, value_parser = typed::lines)]
    address: String,
    /// Its town, by which people may search it
    #[arg(long, value_parser = typed::name)]
    city: String,
    /// Its telephone number, as people dial it
    #[arg(long, value_parser = typed::name)]
    phone: Option<String>,
    /// The address that people's answers go to
    #[arg(long, value_parser = typed::email)]
    email: Option<Email>,
    /// Opening hours, in its own words
    #[arg(long, value_parser = typed::name)]
    hours: Option<String>,
    /// Its colour, as #14536b; made darker or lighter where it could not be read
    #[arg(long, value_parser = typed::colour)]
    colour: Option<Colour>,
    /// Its logo: a PNG of at most 60 KiB, 16 × 16 to 1200 × 600 pixels
    #[arg(long, value_name = "FILE.png")]
    logo: Option<PathBuf>,
    /// Let people without a letter find it by name or town
    #[arg(long)]
    listed: bool,
}

pub async fn run(app: &App, args: Args) -> anyhow::Result<()> {
    let (client_code, code) = (args.chosen.client_code, args.chosen.societe_code);
    let colour = args.colour.unwrap_or_default();
    let new = NewSociete {
        code,
        name: args.name,
        address: args.address,
        city: args.city,
        phone: args.phone,
        email: args.email.map(|email| email.as_str().to_owned()),
        hours: args.hours,
        colour,
        logo: args.logo.as_deref().map(typed::logo).transpose()?,
        listed: args.listed,
    };
    let origin = Origin::console(app.clock.now());
    let societe = register::add_societe(&app.db, &client_code, new, &origin).await?;
    let (client, code) = (&societe.client_code, &societe.societe_code);
    say(&format!("société {client}/{code} added: {}", societe.name))?;
    say(&format!("its letters print {}", app.address(&societe.login_path())))?;
    tell_colour(colour)
}

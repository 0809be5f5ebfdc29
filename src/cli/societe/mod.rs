//! `palier societe`: what people call « votre agence », with its own codes, colours and wall.

mod add;
mod alias;
mod codes;
mod list;
mod set;

use std::process::ExitCode;

use clap::Subcommand;

use super::listing::say;
use super::typed;
use crate::agencies::{Code, Codes, Colour, Theme};
use crate::clock::Clock;
use crate::settings::Settings;
use crate::web::App;

/// Add, change or list the sociétés of an agency
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    act: Act,
}

#[derive(Subcommand)]
enum Act {
    Add(Box<add::Args>),
    Set(Box<set::Args>),
    Codes(codes::Args),
    Alias(alias::Args),
    List(list::Args),
}

/// The two codes of a société, as its letters print them.
#[derive(clap::Args)]
struct Which {
    /// The code client of its agency
    #[arg(long, value_parser = typed::code, value_name = "CODE")]
    client_code: Code,
    /// Its own code société
    #[arg(long, value_parser = typed::code, value_name = "CODE")]
    societe_code: Code,
}

impl Which {
    fn codes(self) -> Codes {
        Codes { client: self.client_code, societe: self.societe_code }
    }
}

pub async fn run(settings: Settings, args: Args) -> anyhow::Result<ExitCode> {
    let app = App::open_without_keys(settings, Clock::system()).await?;
    match args.act {
        Act::Add(args) => add::run(&app, *args).await?,
        Act::Set(args) => set::run(&app, *args).await?,
        Act::Codes(args) => codes::run(&app, args).await?,
        Act::Alias(args) => alias::run(&app, args).await?,
        Act::List(args) => list::run(&app, args).await?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Tells when the colour given is not the one that words and buttons will have.
fn tell_colour(colour: Colour) -> anyhow::Result<()> {
    let theme = Theme::of(colour);
    if !theme.is_adjusted() {
        return Ok(());
    }
    let (light, dark) = (theme.light.brand, theme.dark.brand);
    Ok(say(&format!(
        "the colour {colour} was adjusted to stay legible: words and buttons are {light}, \
         and {dark} on dark screens; the bar at the top keeps {colour}"
    ))?)
}

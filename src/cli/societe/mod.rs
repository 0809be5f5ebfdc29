//! `palier societe`: what people call « votre agence », with its own codes, colours and wall.

mod add;
mod alias;
mod codes;
mod list;
mod set;

use std::process::ExitCode;

use clap::Subcommand;

use super::listing::say;
use crate::agencies::{Colour, Theme};
use crate::clock::Clock;
use crate::settings::Settings;
use crate::web::App;

/// Add, change or list the sociétés of an agency
#[derive(Subcommand)]
pub enum Act {
    Add(Box<add::Args>),
    Set(Box<set::Args>),
    Codes(codes::Args),
    #[command(subcommand)]
    Alias(alias::Act),
    List(list::Args),
}

pub async fn run(settings: Settings, act: Act) -> anyhow::Result<ExitCode> {
    let app = App::open_without_keys(settings, Clock::system()).await?;
    match act {
        Act::Add(args) => add::run(&app, *args).await?,
        Act::Set(args) => set::run(&app, *args).await?,
        Act::Codes(args) => codes::run(&app, args).await?,
        Act::Alias(act) => alias::run(&app, act).await?,
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

//! `palier pairs`: the provisional logins and passwords of an agency's letters.

mod issue;
mod sheet;

use std::process::ExitCode;

use clap::Subcommand;

use crate::settings::Settings;

/// Make the provisional logins and passwords of an agency's letters
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Issue(issue::Args),
}

pub async fn run(settings: Settings, args: Args) -> anyhow::Result<ExitCode> {
    match args.command {
        Command::Issue(args) => issue::run(settings, args).await,
    }
}

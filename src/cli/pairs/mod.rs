//! `palier pairs`: the provisional logins and passwords of an agency's letters.

mod issue;
mod sheet;

use std::process::ExitCode;

use clap::Subcommand;

use crate::settings::Settings;

/// Make the provisional logins and passwords of an agency's letters
#[derive(Subcommand)]
pub enum Act {
    Issue(issue::Args),
}

pub async fn run(settings: Settings, act: Act) -> anyhow::Result<ExitCode> {
    match act {
        Act::Issue(args) => issue::run(settings, args).await,
    }
}

//! The command line: one file a command, whose words are its help.

mod account;
mod agency;
mod api_key;
mod audit;
mod backup;
mod chosen;
mod connections;
mod copy_store;
mod demo;
mod doctor;
mod import;
mod keys;
mod letters;
mod listing;
mod pairs;
mod passwords;
mod post_restore;
mod progress;
mod restore;
mod retention;
mod serve;
mod server;
mod societe;
mod staff;
mod terms;
mod tls;
mod typed;
mod whom;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::settings::{FILE_VARIABLE, Settings, variables};

/// The extranet of property managers: one verified account for every contract, at every agency.
#[derive(Parser)]
#[command(name = "palier", version)]
struct Cli {
    /// The configuration file (TOML); settings are listed in docs/configuration.md.
    #[arg(long, global = true, env = FILE_VARIABLE, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Another folder for everything that Palier writes.
    #[arg(long, global = true, value_name = "DIR")]
    data_dir: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Demo(demo::Args),
    Serve(serve::Args),
    Import(import::Args),
    #[command(subcommand)]
    Pairs(pairs::Act),
    #[command(subcommand)]
    Letters(letters::Act),
    Doctor(doctor::Args),
    #[command(subcommand)]
    Agency(agency::Act),
    #[command(subcommand)]
    Societe(societe::Act),
    #[command(subcommand)]
    Terms(terms::Act),
    #[command(subcommand)]
    Account(account::Act),
    #[command(subcommand)]
    Staff(staff::Act),
    #[command(subcommand)]
    ApiKey(api_key::Act),
    #[command(subcommand)]
    Keys(keys::Act),
    #[command(subcommand)]
    Passwords(passwords::Act),
    Retention(retention::Args),
    Audit(audit::Args),
    Backup(backup::Args),
    Restore(restore::Args),
    CopyStore(copy_store::Args),
    PostRestore(post_restore::Args),
}

/// Reads the arguments, runs the command, and tells what went wrong in plain words.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error.into()),
    };
    match runtime.block_on(dispatch(cli)) {
        Ok(code) => code,
        Err(error) => failed(&error),
    }
}

async fn dispatch(cli: Cli) -> anyhow::Result<ExitCode> {
    // One crypto provider for everything that speaks TLS; a second call changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let settings = settings(&cli)?;
    match cli.command {
        Command::Demo(args) => Box::pin(demo::run(settings, args)).await,
        Command::Serve(args) => Box::pin(serve::run(settings, args)).await,
        Command::Import(args) => import::run(settings, args).await,
        Command::Pairs(act) => Box::pin(pairs::run(settings, act)).await,
        Command::Letters(act) => Box::pin(letters::run(settings, act)).await,
        Command::Doctor(args) => doctor::run(settings, args).await,
        Command::Agency(act) => agency::run(settings, act).await,
        Command::Societe(act) => societe::run(settings, act).await,
        Command::Terms(act) => terms::run(settings, act).await,
        Command::Account(act) => account::run(settings, act).await,
        Command::Staff(act) => staff::run(settings, act).await,
        Command::ApiKey(act) => api_key::run(settings, act).await,
        Command::Keys(act) => keys::run(settings, act).await,
        Command::Passwords(act) => passwords::run(act).await,
        Command::Retention(args) => retention::run(settings, args).await,
        Command::Audit(args) => Box::pin(audit::run(settings, args)).await,
        Command::Backup(args) => Box::pin(backup::run(settings, args)).await,
        Command::Restore(args) => Box::pin(restore::run(settings, args)).await,
        Command::CopyStore(args) => Box::pin(copy_store::run(settings, args)).await,
        Command::PostRestore(args) => post_restore::run(settings, args).await,
    }
}

/// The settings of the file, of the variables and of the arguments, or every mistake in them.
fn settings(cli: &Cli) -> anyhow::Result<Settings> {
    let settings = Settings::load(cli.config.as_deref(), variables()).map_err(listed)?;
    match &cli.data_dir {
        Some(folder) => settings.overridden("files.data_dir", folder).map_err(listed),
        None => Ok(settings),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "an error is handed over whole")]
fn listed(mistakes: Vec<crate::settings::SettingError>) -> anyhow::Error {
    let lines = mistakes.iter().map(|mistake| format!("  {mistake}"));
    anyhow::anyhow!("the configuration is wrong:\n{}", lines.collect::<Vec<_>>().join("\n"))
}

fn failed(error: &anyhow::Error) -> ExitCode {
    eprintln!("palier: {error:#}");
    ExitCode::FAILURE
}

//! `palier passwords`: the list of stolen passwords that nobody may choose.

use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::Subcommand;

use super::listing::say;
use super::progress;
use crate::accounts::password::breached;

/// The list of stolen passwords that nobody may choose
#[derive(Subcommand)]
pub enum Act {
    /// Make the list that `password.breached_list` names, from the file of Pwned Passwords
    ///
    /// docs/operate.md says where that file comes from. It is read once, line by line; an older list
    /// of the same name is replaced when the new one is whole.
    Build {
        /// One SHA-1 a line, then perhaps `:` and how often it was seen; ordered by hash
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
        /// The list to write
        #[arg(long, value_name = "FILE.filter")]
        to: PathBuf,
        /// Leave out passwords that were seen less often
        #[arg(long, value_name = "N", default_value_t = 1)]
        min_count: u64,
    },
}

pub async fn run(act: Act) -> anyhow::Result<ExitCode> {
    let Act::Build { from, to, min_count } = act;
    let shown = from.display().to_string();
    let file = File::open(&from).with_context(|| shown.clone())?;
    let bar = progress::of_bytes(file.metadata()?.len())?;
    let told = bar.clone();
    let list = to.display().to_string();
    let making = tokio::task::spawn_blocking(move || {
        let text = BufReader::with_capacity(1024 * 1024, file);
        breached::build(text, &to, min_count, &|bytes| told.set_position(bytes))
    });
    let built = making.await?;
    bar.finish_and_clear();
    let built = built.map_err(|fault| anyhow::anyhow!("{shown}: {fault}"))?;
    say(&format!("{} passwords in {list}, {} left out", built.kept, built.skipped))?;
    say("Set password.breached_list to it, and restart.")?;
    Ok(ExitCode::SUCCESS)
}

//! `palier post-restore`: what to do once after a backup of the database was restored.

use std::io::{self, BufRead, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use super::listing::say;
use crate::audit::Origin;
use crate::clock::Clock;
use crate::restoration::{self, Asked, Ended};
use crate::settings::Settings;
use crate::web::App;

/// End what a restored backup revives, before anybody is served
///
/// Every session, mailed link, activation under way and letter that waits ends. Acts that were done
/// after the backup are done again from their copy: detached contracts, used and replaced provisional
/// pairs, changed passwords and factors, rights taken back, revoked keys, withdrawn documents and
/// consents. Stop every server first.
#[derive(clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a word that an operator types or not")]
pub struct Args {
    /// A copy of the acts instead of the configured one (restore.acts); several nodes have one each
    #[arg(long, value_name = "FILE")]
    journal: Vec<PathBuf>,
    /// There is no copy of the acts: what was done after the backup is not done again
    #[arg(long, conflicts_with = "journal")]
    without_journal: bool,
    /// Leave provisional pairs alone that letters printed after the backup had replaced
    #[arg(long)]
    keep_pairs: bool,
    /// Only say what would be ended
    #[arg(long)]
    dry_run: bool,
    /// Do not ask
    #[arg(long)]
    yes: bool,
    /// No backup was restored: this node is new, or lost its marker. Notes what is there, ends nothing
    #[arg(long, conflicts_with_all = ["journal", "without_journal", "keep_pairs", "dry_run"])]
    not_restored: bool,
}

pub async fn run(settings: Settings, args: Args) -> anyhow::Result<ExitCode> {
    let app = App::open(settings, Clock::system()).await?;
    if args.not_restored {
        let marker = restoration::adopt_unrestored(&app).await?;
        say(&format!(
            "noted: the trail was sealed {} times so far; nothing is ended",
            marker.turn
        ))?;
        return Ok(ExitCode::SUCCESS);
    }
    let acts = journals(&app, &args)?;
    let asked = Asked { acts, keeps_pairs: args.keep_pairs, is_trial: args.dry_run };
    if !args.dry_run && !args.yes {
        confirm(&app, &asked).await?;
    }
    let ended = restoration::post_restore(&app, &asked, &Origin::console(app.clock.now())).await?;
    tell(&ended, args.dry_run)?;
    Ok(ExitCode::SUCCESS)
}

fn journals(app: &App, args: &Args) -> anyhow::Result<Vec<PathBuf>> {
    let own = &app.settings.restore.acts;
    match &args.journal[..] {
        _ if args.without_journal => Ok(Vec::new()),
        [] if own.exists() => Ok(vec![own.clone()]),
        [] => anyhow::bail!(
            "there is no file {}: name a copy of the acts with --journal (each node that served has \
             one), or say --without-journal, and what was done after the backup is not done again",
            own.display()
        ),
        some => Ok(some.to_vec()),
    }
}

/// Says what it costs, and waits for the word.
async fn confirm(app: &App, asked: &Asked) -> anyhow::Result<()> {
    let trial = Asked { is_trial: true, ..asked.clone() };
    let ended = restoration::post_restore(app, &trial, &Origin::console(app.clock.now())).await?;
    tell(&ended, true)?;
    let mut told = io::stderr().lock();
    write!(told, "Type `restored` to end all of this: ")?;
    told.flush()?;
    let mut typed = String::new();
    io::stdin().lock().read_line(&mut typed)?;
    anyhow::ensure!(typed.trim() == "restored", "nothing is changed");
    Ok(())
}

fn tell(ended: &Ended, is_trial: bool) -> anyhow::Result<()> {
    let replayed = &ended.replayed;
    say(if is_trial { "to be ended:" } else { "ended:" })?;
    say(&format!("sessions of people: {}", ended.sessions))?;
    say(&format!("sessions of staff: {}", ended.staff_sessions))?;
    say(&format!("activations under way: {}", ended.activations))?;
    say(&format!("mails that had not left: {}", ended.mails))?;
    say(&format!("letters that had not been taken out: {} runs", ended.letter_runs))?;
    say(&format!("acts done again: {}, without effect: {}", replayed.done, replayed.nothing))?;
    if ended.refused_lines > 0 {
        say(&format!("lines that are no acts of this installation: {}", ended.refused_lines))?;
    }
    for id in &replayed.moved {
        say(&format!(
            "account {id}: its address may be another's by now, and it shows no contract any more: issue \
             new letters for what it held"
        ))?;
    }
    for id in replayed.passwords.difference(&replayed.moved) {
        say(&format!("account {id}: its holder must go by « Mot de passe oublié ? »"))?;
    }
    for id in &replayed.staff {
        say(&format!("staff {id}: to be invited again with `palier staff invite`"))?;
    }
    for id in &replayed.letters {
        say(&format!("société {id}: print the letters of its unused pairs again"))?;
    }
    Ok(())
}

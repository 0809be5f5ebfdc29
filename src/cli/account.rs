//! `palier account`: help for a person whose account is in somebody else's hands.

use std::process::ExitCode;

use clap::Subcommand;

use super::listing::say;
use super::typed;
use crate::accounts::Email;
use crate::accounts::recovery::{self, Reset};
use crate::audit::Origin;
use crate::clock::Clock;
use crate::settings::Settings;
use crate::web::App;

/// Help with a person's account
#[derive(Subcommand)]
pub enum Act {
    /// End all sessions of an account, and make every link already mailed for it worthless
    ///
    /// The password stays: ask the person to choose another with « Mot de passe oublié ? ».
    ResetSessions {
        #[arg(value_parser = typed::email)]
        email: Email,
    },
}

pub async fn run(settings: Settings, act: Act) -> anyhow::Result<ExitCode> {
    let Act::ResetSessions { email } = act;
    let app = App::open_without_keys(settings, Clock::system()).await?;
    let origin = Origin::console(app.clock.now());
    match recovery::reset_sessions(&app.db, &email, &origin).await? {
        Reset::Ended(count) => {
            say(&format!("{count} sessions of {email} ended; links mailed before are dead"))?;
            Ok(ExitCode::SUCCESS)
        }
        Reset::NoSuchAccount => anyhow::bail!("there is no account at {email}"),
    }
}

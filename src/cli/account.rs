//! `palier account`: help for a person whose account is in somebody else's hands.

use std::process::ExitCode;

use clap::Subcommand;

use super::listing::say;
use super::typed;
use crate::accounts::Email;
use crate::accounts::factor_loss;
use crate::accounts::recovery::{self, Reset};
use crate::audit::Origin;
use crate::clock::{Clock, paris_iso};
use crate::settings::Settings;
use crate::web::App;

/// Help with a person's account
#[derive(Subcommand)]
pub enum Act {
    /// End all sessions of an account, and make every link already mailed for it worthless
    ///
    /// The password stays: ask the person to choose another with « Mot de passe oublié ? ». The link
    /// that undoes a change of address is dead too: whoever needs it to take their account back uses
    /// it first.
    ResetSessions {
        #[arg(value_parser = typed::email)]
        email: Email,
    },
    /// Say that somebody who lost every factor was identified face to face
    ///
    /// For people whose contracts are of several agencies: of one agency alone, its staff say so. They
    /// must have asked, at the second step of their sign-in. Their factors are removed after
    /// `factor.loss_delay`, unless they cancel.
    ConfirmLoss {
        #[arg(value_parser = typed::email)]
        email: Email,
    },
}

pub async fn run(settings: Settings, act: Act) -> anyhow::Result<ExitCode> {
    let app = App::open_without_keys(settings, Clock::system()).await?;
    match act {
        Act::ResetSessions { email } => reset_sessions(&app, &email).await,
        Act::ConfirmLoss { email } => confirm_loss(&app, &email).await,
    }
}

async fn reset_sessions(app: &App, email: &Email) -> anyhow::Result<ExitCode> {
    let origin = Origin::console(app.clock.now());
    match recovery::reset_sessions(&app.db, email, &origin).await? {
        Reset::Ended(count) => {
            say(&format!("{count} sessions of {email} ended; links mailed before are dead"))?;
            Ok(ExitCode::SUCCESS)
        }
        Reset::NoSuchAccount => anyhow::bail!("there is no account at {email}"),
    }
}

async fn confirm_loss(app: &App, email: &Email) -> anyhow::Result<ExitCode> {
    let origin = Origin::console(app.clock.now());
    match factor_loss::confirm_as_operator(app, email, &origin).await? {
        Some(due) => {
            say(&format!("confirmed; the factors are removed on {}", paris_iso(due)))?;
            Ok(ExitCode::SUCCESS)
        }
        None => anyhow::bail!("nobody at {email} waits to be identified"),
    }
}

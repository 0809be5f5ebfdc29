//! `palier staff`: who works for an agency; the first administrator is made here.

use std::process::ExitCode;

use clap::{Subcommand, ValueEnum};
use serde_json::json;

use super::listing::{Format, Listing, say};
use super::typed;
use crate::accounts::Email;
use crate::agencies::{Code, Codes, Societe};
use crate::audit::{Actor, Origin};
use crate::clock::{Clock, paris_iso};
use crate::settings::Settings;
use crate::staff::membership::{self, Invited, Newcomer};
use crate::staff::{Right, operator};
use crate::web::App;

/// Invite those who work for an agency, list them, or help one who lost everything
#[derive(Subcommand)]
pub enum Act {
    /// Give somebody a right at sociétés of an agency, and mail them a link if they never joined
    ///
    /// Again for somebody who has not joined: a new link leaves, and the former one is dead.
    Invite(Box<Invitation>),
    /// List those who work for agencies, with their rights
    List {
        /// Of this agency only
        #[arg(long = "client", value_parser = typed::code, value_name = "CODE")]
        client_code: Option<Code>,
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Remove somebody from an agency: every right, session and link ends at once
    Remove(Who),
    /// Take away the second factor of somebody who lost their telephone and their recovery codes
    ///
    /// Make sure in person that it is them. Their sessions end; their next sign-in, by the same
    /// password, sets another factor up.
    ResetFactor(Who),
}

#[derive(clap::Args)]
pub struct Invitation {
    #[command(flatten)]
    who: Who,
    /// Code of a société; as often as needed
    #[arg(long = "societe", value_parser = typed::code, value_name = "CODE", required = true)]
    societe_codes: Vec<Code>,
    /// What they may do there
    #[arg(long, value_enum)]
    right: Given,
    /// Their name, as colleagues and letters write it
    #[arg(long, value_parser = typed::name)]
    name: String,
}

#[derive(clap::Args)]
pub struct Who {
    /// The agency's client code
    #[arg(long = "client", value_parser = typed::code, value_name = "CODE")]
    client_code: Code,
    /// Their address, which they sign in with
    #[arg(long, value_parser = typed::email)]
    email: Email,
}

#[derive(Clone, Copy, ValueEnum)]
enum Given {
    Lecture,
    Gestion,
    Administration,
}

pub async fn run(settings: Settings, act: Act) -> anyhow::Result<ExitCode> {
    let app = App::open_without_keys(settings, Clock::system()).await?;
    match act {
        Act::Invite(invitation) => invite(&app, *invitation).await?,
        Act::List { client_code, format } => list(&app, client_code.as_ref(), format).await?,
        Act::Remove(who) => remove(&app, &who).await?,
        Act::ResetFactor(who) => reset_factor(&app, &who).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn invite(app: &App, invitation: Invitation) -> anyhow::Result<()> {
    let mut societes = Vec::new();
    for societe in invitation.societe_codes {
        let codes = Codes { client: invitation.who.client_code.clone(), societe };
        let found = Societe::with_codes(app.db.reader(), &codes).await?;
        societes.push(found.ok_or_else(|| anyhow::anyhow!("no société has the codes {codes}"))?);
    }
    let right = match invitation.right {
        Given::Lecture => Right::Lecture,
        Given::Gestion => Right::Gestion,
        Given::Administration => Right::Administration,
    };
    let (email, name) = (invitation.who.email, invitation.name);
    let newcomer = Newcomer { email, name, right };
    let origin = Origin::console(app.clock.now());
    let names: Vec<&str> = societes.iter().map(|societe| societe.name.as_str()).collect();
    let (email, names) = (&newcomer.email, names.join(", "));
    let by = (&origin, Actor::Operator);
    match membership::invite(app, by, &societes, &newcomer).await? {
        Invited::Mailed(_) => {
            say(&format!("{email} is invited to {names}: a link leaves with the next mail"))?;
        }
        Invited::Joined(_) => {
            say(&format!("{email} has joined already, and has a right at {names} now"))?;
        }
        Invited::AlreadyHere => {
            say(&format!("{email} has joined already and has a right at {names}: nothing to do"))?;
        }
    }
    Ok(())
}

async fn list(app: &App, client: Option<&Code>, format: Format) -> anyhow::Result<()> {
    let heads =
        &["client_code", "email", "name", "rights", "joined", "second_factor", "last_sign_in"];
    let mut list = Listing::new(heads);
    for listed in operator::list(app, client).await? {
        let rights = listed.rights.iter().map(|(societe, right)| {
            let right = format!("{right:?}").to_lowercase();
            format!("{}: {right}", societe.societe_code)
        });
        list.row([
            json!(listed.agency.client_code),
            json!(listed.staff.email),
            json!(listed.staff.name),
            json!(rights.collect::<Vec<_>>().join(", ")),
            json!(listed.staff.joined_at.is_some()),
            json!(listed.staff.totp_secret.is_some()),
            json!(listed.staff.last_sign_in_at.map(paris_iso)),
        ]);
    }
    list.print(format)
}

async fn remove(app: &App, who: &Who) -> anyhow::Result<()> {
    let origin = Origin::console(app.clock.now());
    let done = operator::remove(app, (&who.client_code, &who.email), &origin).await?;
    anyhow::ensure!(done, "nobody has the address {} at {}", who.email, who.client_code);
    Ok(say(&format!("{} no longer works for {}", who.email, who.client_code))?)
}

async fn reset_factor(app: &App, who: &Who) -> anyhow::Result<()> {
    let origin = Origin::console(app.clock.now());
    let done = operator::reset_factor(app, (&who.client_code, &who.email), &origin).await?;
    anyhow::ensure!(done, "nobody has the address {} at {}", who.email, who.client_code);
    Ok(say(&format!("{} sets another second factor up at the next sign-in", who.email))?)
}

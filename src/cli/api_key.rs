//! `palier api-key`: keys with which an agency's software speaks to the API.

use std::process::ExitCode;
use std::time::Duration;

use clap::Subcommand;
use serde_json::json;

use super::chosen::Chosen;
use super::listing::{Format, Listing, say};
use super::typed;
use crate::api_keys::{self, ApiKeyId, NewKey, Scope};
use crate::audit::{Actor, Origin};
use crate::clock::{Clock, paris_iso};
use crate::settings::Settings;
use crate::web::App;

/// Make, list and revoke the keys with which an agency's software speaks to the API
#[derive(Subcommand)]
pub enum Act {
    /// Make a key of a société and print it: the only time that it can be read
    Create(Box<Creation>),
    /// List the keys of a société, those that are over too
    List {
        #[command(flatten)]
        chosen: Chosen,
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Make a key worthless, from its next request on
    Revoke {
        #[command(flatten)]
        chosen: Chosen,
        /// Its number, as `list` prints it
        #[arg(value_parser = key_id)]
        id: ApiKeyId,
    },
}

#[derive(clap::Args)]
pub struct Creation {
    #[command(flatten)]
    chosen: Chosen,
    /// What it is for: the name of the software
    #[arg(long, value_parser = typed::name)]
    name: String,
    /// What it may do (`tiers:read`, `documents:write`…); as often as needed
    #[arg(long = "scope", value_parser = scope, value_name = "SCOPE", required = true)]
    scopes: Vec<Scope>,
    /// Days until it expires, a year at most
    #[arg(long, value_name = "N", default_value_t = 365, value_parser = clap::value_parser!(u32).range(1..=365))]
    days: u32,
}

pub async fn run(settings: Settings, act: Act) -> anyhow::Result<ExitCode> {
    let app = App::open_without_keys(settings, Clock::system()).await?;
    match act {
        Act::Create(creation) => create(&app, *creation).await?,
        Act::List { chosen, format } => list(&app, &chosen, format).await?,
        Act::Revoke { chosen, id } => revoke(&app, &chosen, id).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn create(app: &App, creation: Creation) -> anyhow::Result<()> {
    let societe = creation.chosen.societe(app).await?;
    let origin = Origin::console(app.clock.now());
    let expires_at = origin.at + Duration::from_hours(24) * creation.days;
    let new = NewKey { name: creation.name, scopes: creation.scopes, expires_at };
    let by = (&origin, Actor::Operator);
    let (key, secret) = api_keys::create(app, by, societe.id, new).await?;
    say(&secret.reveal())?;
    let until = paris_iso(key.expires_at);
    eprintln!("Key {} of {}, until {until}. Nothing can show it again.", key.id, societe.name);
    Ok(())
}

async fn list(app: &App, chosen: &Chosen, format: Format) -> anyhow::Result<()> {
    let societe = chosen.societe(app).await?;
    let heads = &["id", "name", "key", "scopes", "created", "expires", "last_used", "revoked"];
    let mut list = Listing::new(heads);
    for key in api_keys::list(app.db.reader(), societe.id).await? {
        let scopes: Vec<_> = key.scopes().into_iter().map(Scope::name).collect();
        list.row([
            json!(key.id.to_string()),
            json!(key.name),
            json!(key.hint),
            json!(scopes.join(" ")),
            json!(paris_iso(key.created_at)),
            json!(paris_iso(key.expires_at)),
            json!(key.last_used_at.map(paris_iso)),
            json!(key.revoked_at.map(paris_iso)),
        ]);
    }
    list.print(format)
}

async fn revoke(app: &App, chosen: &Chosen, id: ApiKeyId) -> anyhow::Result<()> {
    let societe = chosen.societe(app).await?;
    let origin = Origin::console(app.clock.now());
    let by = (&origin, Actor::Operator);
    let done = api_keys::revoke(app, by, (societe.id, id)).await?;
    anyhow::ensure!(done, "{} has no live key {id}", societe.name);
    Ok(say(&format!("the key {id} opens nothing any more"))?)
}

fn key_id(typed: &str) -> Result<ApiKeyId, String> {
    ApiKeyId::parse(typed).ok_or("the number of a key is what `list` prints".into())
}

fn scope(typed: &str) -> Result<Scope, String> {
    let names = || Scope::ALL.iter().map(|scope| scope.name()).collect::<Vec<_>>().join(", ");
    Scope::parse(typed).ok_or_else(|| format!("not one of {}", names()))
}

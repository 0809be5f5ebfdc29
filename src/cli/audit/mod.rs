//! `palier audit`: who did what, when, from where.

mod verify;

use std::collections::HashMap;
use std::process::ExitCode;

use serde_json::json;

use sea_orm::prelude::Uuid;
use sea_orm::{ConnectionTrait, DbErr};

use super::listing::{Format, Listing};
use super::typed;
use crate::agencies::{Codes, Societe};
use crate::audit::{self, Filter, Kind};
use crate::clock::{Clock, Day, paris_iso, paris_midnight};
use crate::settings::Settings;
use crate::web::App;

const HEADS: [&str; 8] =
    ["at", "kind", "outcome", "societe", "actor", "subject", "network", "request"];

/// List the audit trail, the newest events first
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Args {
    #[command(subcommand)]
    act: Option<Act>,
    /// The events of one société only, as BELLEVUE/TLS
    #[arg(long, value_parser = typed::codes, value_name = "CLIENT/SOCIETE")]
    societe_codes: Option<Codes>,
    /// The events of one kind only, such as `sign_in`
    #[arg(long, value_parser = kind)]
    kind: Option<Kind>,
    /// From the beginning of this day in Paris, as 2026-01-31
    #[arg(long, value_parser = typed::day, value_name = "DAY")]
    since: Option<Day>,
    /// At most so many events
    #[arg(long, default_value_t = 100)]
    limit: u64,
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(clap::Subcommand)]
enum Act {
    Verify(verify::Args),
}

pub async fn run(settings: Settings, args: Args) -> anyhow::Result<ExitCode> {
    match args.act {
        Some(Act::Verify(args)) => verify::run(settings, args).await,
        None => list(settings, args).await,
    }
}

async fn list(settings: Settings, args: Args) -> anyhow::Result<ExitCode> {
    let app = App::open_without_keys(settings, Clock::system()).await?;
    let db = app.db.reader();
    let societe = match &args.societe_codes {
        Some(codes) => Societe::with_codes(db, codes).await?.map(|societe| societe.id.uuid()),
        None => None,
    };
    if let Some(codes) = args.societe_codes.as_ref().filter(|_| societe.is_none()) {
        anyhow::bail!("there is no société with the codes {codes}: see `palier societe list`");
    }
    let since = args.since.map(paris_midnight);
    let limit = args.limit;
    let filter = Filter { societe, kind: args.kind, since, limit, ..Filter::default() };
    let codes = codes(db).await?;
    let mut list = Listing::new(&HEADS);
    for event in audit::list(db, &filter).await? {
        list.row([
            json!(paris_iso(event.at)),
            json!(event.kind.name()),
            json!(event.outcome.name()),
            json!(event.societe_id.map(|id| codes.get(&id).cloned().unwrap_or(id.to_string()))),
            json!(event.actor),
            json!(event.subject),
            json!(event.network),
            json!(event.request),
        ]);
    }
    list.print(args.format)?;
    Ok(ExitCode::SUCCESS)
}

/// Of every société, as they are typed.
async fn codes(db: &impl ConnectionTrait) -> Result<HashMap<Uuid, String>, DbErr> {
    let all = Societe::all(db).await?.into_iter();
    Ok(all.map(|it| (it.id.uuid(), format!("{}/{}", it.client_code, it.societe_code))).collect())
}

fn kind(typed: &str) -> Result<Kind, String> {
    let known = || Kind::all().map(Kind::name).collect::<Vec<_>>().join(", ");
    Kind::parse(typed).ok_or_else(|| format!("accepted: {}", known()))
}

//! Filling: from an empty database to two agencies at work. Every step does nothing when it was
//! done before, so that a filling cut short is simply begun again.

use std::collections::{BTreeSet, HashMap};
use std::io::Cursor;

use futures_util::{StreamExt, TryStreamExt, future, stream};
use sea_orm::entity::prelude::*;

use super::activity;
use super::agencies::{self, Facts, SOCIETES};
use super::api_keys;
use super::arrange::arrange;
use super::books;
use super::consents;
use super::demandes;
use super::open::DemoError;
use super::papers::{self, Scene};
use super::past;
use super::people::{self, PEOPLE};
use super::record::{Access, KnownAccount, Record};
use super::staff;
use crate::access::provisional::{self, Issued};
use crate::agencies::Societe;
use crate::clock::paris_today;
use crate::contracts::{Contract, Tiers, contract};
use crate::guard::Hasher;
use crate::imports::{self, Format, Limits, Mode};
use crate::texts::Lang;
use crate::web::App;

/// More than any société of the demonstration has.
const MOST: u64 = 1_000;
/// The couple with two mailboxes on one lease: each of them has a pair.
const COUPLE: &str = "T1006";

/// Most holders of one tiers.
const HOLDERS: i32 = 2;

pub async fn fill(app: &App) -> Result<Record, DemoError> {
    let mut societes = Vec::new();
    for facts in &SOCIETES {
        let societe = agencies::create(app, facts).await?;
        import(app, &societe, facts).await?;
        societes.push(societe);
    }
    // Papers and hashes take most of the time: side by side they leave no core idle.
    let furnished = future::try_join_all(societes.iter().map(|societe| furnish(app, societe)));
    let (_, record) = future::try_join(furnished, welcome(app, &societes)).await?;
    past::write(app).await?;
    demandes::write(app).await?;
    Ok(record)
}

/// Accounts for some, pairs for the others.
async fn welcome(app: &App, societes: &[Societe]) -> Result<Record, DemoError> {
    let hasher = app.bulk_hasher()?;
    let mut record = Record { accounts: activate(app, &hasher).await?, ..Record::default() };
    consents::give(app).await?;
    activity::write(app).await?;
    record.staff = staff::join(app, &hasher).await?;
    record.api_keys = api_keys::make(app, societes).await?;
    for societe in societes {
        record.accesses.extend(issue(app, &hasher, societe).await?);
    }
    record.filled = societes.first().map(|societe| societe.id);
    Ok(record)
}

async fn import(app: &App, societe: &Societe, facts: &Facts) -> Result<(), DemoError> {
    let rows = imports::read(Cursor::new(facts.portfolio), Format::Csv, Limits::default())?;
    imports::apply(app, societe, rows, Mode::ForReal, &|_, _| ()).await?;
    Ok(())
}

/// One holder after the other: a second one's pairs replace those of the first that wait.
async fn activate(app: &App, hasher: &Hasher) -> Result<Vec<KnownAccount>, DemoError> {
    let mut accounts = Vec::new();
    for holder in 1..=HOLDERS {
        let people = PEOPLE.iter().filter(|person| person.holder == holder);
        let activated = people.map(|person| people::activate(app, hasher, person));
        let activated = stream::iter(activated).buffered(hasher.slots());
        accounts.extend(activated.try_collect::<Vec<_>>().await?);
    }
    Ok(accounts)
}

/// Immeubles, accounts and documents: what there is to see of the portfolio.
async fn furnish(app: &App, societe: &Societe) -> Result<(), DemoError> {
    let immeubles = arrange(app, societe).await?;
    let today = paris_today(app.clock.now());
    let db = app.db.reader();
    let contracts = contract::Entity::find().filter(contract::COLUMN.societe_id.eq(societe.id));
    let contracts = contracts.all(db).await?.into_iter();
    let contracts: HashMap<_, _> = contracts.map(|it| (it.reference.clone(), it)).collect();
    let all_tiers = Tiers::page_of(db, societe, None, MOST).await?;
    let all_tiers: HashMap<_, _> = all_tiers.into_iter().map(|it| (it.id, it)).collect();
    let books = books::of(&contracts, today);
    books::post(app, societe, (&contracts, &books)).await?;
    let scene = Scene { societe, today, contracts, tiers: all_tiers, immeubles, books };
    papers::publish(app, societe, papers::of(&scene)).await
}

/// A pair for everybody without an account.
async fn issue(app: &App, hasher: &Hasher, societe: &Societe) -> Result<Vec<Access>, DemoError> {
    let all = Tiers::page_of(app.db.reader(), societe, None, MOST).await?;
    let is_held = |tiers: &Tiers| people::is_held(societe, tiers) || past::is_held(societe, tiers);
    let waiting = all.into_iter().filter(|tiers| !is_held(tiers));
    let (couples, singles): (Vec<_>, Vec<_>) = waiting.partition(|tiers| tiers.reference == COUPLE);
    let mut issued = provisional::issue(app, hasher, societe, (singles, 1)).await?;
    if !couples.is_empty() {
        issued.extend(provisional::issue(app, hasher, societe, (couples, 2)).await?);
    }
    issued.sort_by(|one, other| one.tiers.reference.cmp(&other.tiers.reference));
    let mut accesses = Vec::new();
    for issued in issued {
        accesses.push(access(app, societe, issued).await?);
    }
    Ok(accesses)
}

async fn access(app: &App, societe: &Societe, issued: Issued) -> Result<Access, DemoError> {
    let contracts = Contract::of_tiers(app.db.reader(), societe.id, issued.tiers.id).await?;
    let texts = Lang::French.texts();
    let qualites: BTreeSet<_> = contracts.iter().map(|it| it.qualite.text(texts)).collect();
    Ok(Access {
        client: societe.client_code.clone(),
        societe: societe.societe_code.clone(),
        societe_name: societe.name.clone(),
        login: issued.login.as_str().to_owned(),
        password: issued.secret.as_str().to_owned(),
        name: issued.tiers.name(),
        qualite: qualites.into_iter().collect::<Vec<_>>().join(", "),
        suggested_email: issued.tiers.suggested_email,
    })
}

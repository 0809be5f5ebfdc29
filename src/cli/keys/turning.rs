//! `palier keys rotate`, `use`, `status` and the retiring half of `forget`.

use std::path::Path;

use serde_json::json;

use super::needs::Needs;
use crate::accounts::account;
use crate::audit::{self, Actor, Event, Kind, Origin};
use crate::cli::listing::{Format, Listing, say};
use crate::clock::Clock;
use crate::database::{self, Db};
use crate::guard::keys::key_check;
use crate::guard::keys::{KeyId, KeyPlace, Keyring};
use crate::settings::Settings;
use crate::web::location;

const HEADS: [&str; 10] = [
    "key",
    "current",
    "accounts",
    "pairs",
    "activations",
    "applications",
    "staff",
    "recovery_codes",
    "letters",
    "seals",
];

/// A new key: the current one from now on, or, `ahead`, once every node holds it.
pub async fn rotate(settings: &Settings, ahead: bool, to: Option<&Path>) -> anyhow::Result<()> {
    let (place, ring) = there(settings)?;
    let (held, id) = ring.with_key_ahead();
    let new = if ahead { held } else { held.with_current(&id).unwrap_or(held) };
    place.put(&new, to)?;
    note(settings, &id).await?;
    let file = to.unwrap_or_else(|| place.file()).display();
    if ahead {
        say(&format!("{file} holds the new key {id}, which is not the current one yet"))?;
        say(
            "copy it to every node and restart each; then `palier keys use` there, and restart again",
        )?;
    } else {
        say(&format!("{file} holds the new key {id}, the current one from the next start on"))?;
        say("former keys stay; `palier keys status` says what still needs them")?;
    }
    Ok(())
}

/// Another key of the ring is the current one.
pub async fn make_current(settings: &Settings, id: &KeyId) -> anyhow::Result<()> {
    let (place, ring) = there(settings)?;
    let file = place.file().display();
    let new = ring.with_current(id);
    let new = new.ok_or_else(|| anyhow::anyhow!("{file} does not hold the key {id}"))?;
    place.put(&new, None)?;
    note(settings, id).await?;
    say(&format!("{id} is the current key of {file} from the next start on"))?;
    Ok(())
}

/// What needs each key, the names of which the ring or the database knows.
pub async fn status(settings: &Settings, format: Format) -> anyhow::Result<()> {
    let ring = KeyPlace::of(settings).read()?.unwrap_or_else(Keyring::none);
    let db = database::open(&location(settings)).await?;
    let known = key_check::all(db.reader()).await?;
    let mut names: Vec<String> = ring.keys().map(|(id, _)| id.to_string()).collect();
    names.extend(known.iter().filter(|it| it.retired_at.is_none()).map(|it| it.key_id.clone()));
    names.sort();
    names.dedup();
    let mut list = Listing::new(&HEADS);
    let origin = Origin::console(Clock::system().now());
    for id in names.iter().filter_map(|name| KeyId::parse(name)) {
        let needs = Needs::of(&db, &id, &origin).await?;
        let is_current = ring.current().is_some_and(|(current, _)| *current == id);
        list.row([
            json!(id.as_str()),
            json!(is_current),
            json!(needs.accounts),
            json!(needs.pairs),
            json!(needs.activations),
            json!(needs.applications),
            json!(needs.staff),
            json!(needs.recovery_codes),
            json!(needs.letters),
            json!(needs.seals),
        ]);
    }
    list.print(format)?;
    if format == Format::Table {
        let without = account::count_hashed_without_key(db.reader()).await?;
        say(&format!("passwords hashed without any key, until their next sign-in: {without}"))?;
    }
    Ok(())
}

/// Takes a key out of the ring that nothing needs any more. What it sealed in the audit trail is still
/// verified, by what stays of it in the file.
pub async fn retire(db: &Db, place: &KeyPlace, ring: &Keyring, id: &KeyId) -> anyhow::Result<()> {
    let file = place.file().display();
    let without = ring.without(id).ok_or_else(|| {
        anyhow::anyhow!("{id} is the current key of {file}: `palier keys rotate` first")
    })?;
    let origin = Origin::console(Clock::system().now());
    let needs = Needs::of(db, id, &origin).await?;
    anyhow::ensure!(
        needs.in_all() == 0,
        "{id} is still needed: {} passwords of people, {} provisional pairs, {} activations, {} \
         applications of people, {} members of staff, {} recovery codes, {} files of letters. Those who \
         sign in are renewed, recovery codes stay until their owner draws new ones, the rest ends by \
         itself; see `palier keys status`",
        needs.accounts,
        needs.pairs,
        needs.activations,
        needs.applications,
        needs.staff,
        needs.recovery_codes,
        needs.letters
    );
    let tx = db.begin().await?;
    key_check::retire(&tx, id, origin.at).await?;
    audit::record(&tx, &origin, Event::done(Kind::KeyRetired, Actor::Operator, id)).await?;
    tx.commit().await?;
    place.put(&without, None)?;
    say(&format!(
        "{id} is retired: {file} does not hold it any more, but what verifies {} seals",
        needs.seals
    ))?;
    say("copy the file to every other node; those that still hold the key go on meanwhile")?;
    Ok(())
}

fn there(settings: &Settings) -> anyhow::Result<(KeyPlace, Keyring)> {
    let place = KeyPlace::of(settings);
    let ring = place.read()?;
    let ring = ring.ok_or_else(|| {
        let file = place.file().display();
        anyhow::anyhow!("keys.file: there is no file {file}: `palier keys create` makes it")
    })?;
    Ok((place, ring))
}

async fn note(settings: &Settings, id: &KeyId) -> anyhow::Result<()> {
    let db = database::open(&location(settings)).await?;
    let origin = Origin::console(Clock::system().now());
    let tx = db.begin().await?;
    audit::record(&tx, &origin, Event::done(Kind::KeyRotated, Actor::Operator, id)).await?;
    tx.commit().await?;
    Ok(())
}

//! `palier keys`: the ring of keys that passwords are hashed with, made, listed, and mourned.

mod needs;
mod turning;

use std::io::{self, BufRead, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use serde_json::{Value, json};

use crate::access::lost_key;
use crate::audit::Origin;
use crate::cli::listing::{Format, Listing, say};
use crate::cli::typed;
use crate::clock::{Clock, paris_iso};
use crate::database::{self, Db};
use crate::guard::keys::key_check::{self, KeyCheck};
use crate::guard::keys::{KeyId, KeyPlace, Keyring};
use crate::office::letters;
use crate::settings::Settings;
use crate::staff::operator;
use crate::web::location;

/// The keys that passwords are hashed with, in a file apart from the database
#[derive(Subcommand)]
pub enum Act {
    /// Make the file of keys, or add a new current key to it
    ///
    /// Former keys stay: they check what was hashed with them, until its owner signs in.
    Create {
        /// Write the result into this new file instead; the configured one stays as it is
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Add a new current key to the file; former ones stay, for what was made with them
    ///
    /// Restart the server afterwards. With several nodes, `--ahead` first: a node that lacks the current
    /// key of another refuses what was hashed with it.
    Rotate {
        /// Several nodes: only add the key; `palier keys use` makes it the current one later
        #[arg(long)]
        ahead: bool,
        /// Write the result into this new file instead; the configured one stays as it is
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Make a key of the file the current one, once every node holds it
    Use {
        #[arg(value_parser = typed::key_id)]
        id: KeyId,
    },
    /// Count what still needs each key
    Status {
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// List the names of the keys, never the keys
    List {
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Retire a former key that nothing needs any more, or start again without one that is lost
    ///
    /// A key that the file holds is retired: refused while something needs it. One that is lost for good
    /// takes much with it: whoever has a password hashed with it must choose another by « Mot de passe oublié ? », pairs
    /// must be issued anew, and activations that wait for a first sign-in be begun again. Restore the
    /// file from its backup instead, if there is one.
    Forget {
        /// The name of the key, as the refusal to start tells it
        #[arg(value_parser = typed::key_id)]
        id: KeyId,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
}

pub async fn run(settings: Settings, act: Act) -> anyhow::Result<ExitCode> {
    match act {
        Act::Create { to } => create(&settings, to)?,
        Act::Rotate { ahead, to } => turning::rotate(&settings, ahead, to.as_deref()).await?,
        Act::Use { id } => turning::make_current(&settings, &id).await?,
        Act::Status { format } => turning::status(&settings, format).await?,
        Act::List { format } => list(&settings, format).await?,
        Act::Forget { id, yes } => forget(&settings, &id, yes).await?,
    }
    Ok(ExitCode::SUCCESS)
}

fn create(settings: &Settings, to: Option<PathBuf>) -> anyhow::Result<()> {
    let place = KeyPlace::of(settings);
    let (ring, file) = if let Some(file) = to {
        (place.renew_into(&file)?, file)
    } else {
        settings.files.create_data_dir()?;
        (place.renew()?, place.file().to_owned())
    };
    let current = ring.current().map(|(id, _)| id.as_str()).unwrap_or_default();
    say(&format!(
        "{} holds {} keys, {current} is the current one",
        file.display(),
        ring.keys().count()
    ))?;
    say(
        "Copy it to every node and name it there in keys.file, keep a copy apart from the backups of",
    )?;
    say(
        "the database, and restart: a node without it refuses what was hashed with its newest key.",
    )?;
    Ok(())
}

async fn list(settings: &Settings, format: Format) -> anyhow::Result<()> {
    let ring = KeyPlace::of(settings).read()?.unwrap_or_else(Keyring::none);
    let db = database::open(&location(settings)).await?;
    let known = key_check::all(db.reader()).await?;
    let current = ring.current().map(|(id, _)| id.clone());
    let mut names: Vec<String> = ring.keys().map(|(id, _)| id.to_string()).collect();
    names.extend(known.iter().map(|check| check.key_id.clone()));
    names.sort();
    names.dedup();
    let mut list = Listing::new(&["key", "current", "in_file", "in_database", "since"]);
    for name in names {
        let id = KeyId::parse(&name);
        let check = known.iter().find(|check| check.key_id == name);
        list.row([
            json!(name),
            json!(id.is_some() && id == current),
            json!(id.is_some_and(|id| ring.key(&id).is_some())),
            in_database(check, &ring),
            json!(check.map(|check| paris_iso(check.created_at))),
        ]);
    }
    list.print(format)
}

fn in_database(check: Option<&KeyCheck>, ring: &Keyring) -> Value {
    match check.map(|check| (check.is_in(ring), check.retired_at.is_some())) {
        Some((_, true)) => json!("retired"),
        Some((Some(false), _)) => json!("another key of this name"),
        known => json!(known.is_some()),
    }
}

async fn forget(settings: &Settings, id: &KeyId, yes: bool) -> anyhow::Result<()> {
    let place = KeyPlace::of(settings);
    let db = database::open(&location(settings)).await?;
    let known = key_check::all(db.reader()).await?;
    let check = known.iter().find(|check| check.key_id == id.as_str());
    let check = check.ok_or_else(|| anyhow::anyhow!("the database knows no key {id}"))?;
    // A file that cannot be read is no proof that the key is not in it.
    let ring = place.read()?.unwrap_or_else(Keyring::none);
    if check.is_in(&ring) == Some(true) {
        return turning::retire(&db, &place, &ring, id).await;
    }
    anyhow::ensure!(check.retired_at.is_none(), "{id} was retired before: nothing needs it");
    let origin = Origin::console(Clock::system().now());
    if !yes {
        confirm(&db, id, &origin).await?;
    }
    let colleagues = operator::count_locked_with(db.reader(), id).await?;
    let letters = letters::count_sealed_with(db.reader(), id).await?;
    let loss = lost_key::forget(&db, id, &origin).await?;
    let lost_key::Loss { accounts, applications, recovery_codes, pairs, activations } =
        loss.ok_or_else(|| anyhow::anyhow!("the database knows no key {id} any more"))?;
    say(&format!("{id} is forgotten"))?;
    say(&format!("accounts whose holder must go by « Mot de passe oublié ? »: {accounts}"))?;
    say(&format!("accounts whose authenticator application opens no more: {applications}"))?;
    say(&format!(
        "recovery codes of people that open no more, until they draw new ones: {recovery_codes}"
    ))?;
    say(&format!("provisional pairs to issue anew: {pairs}"))?;
    say(&format!("activations to begin again: {activations}"))?;
    say(&format!("members of staff to remove and invite again: {colleagues}"))?;
    say(&format!("files of letters to print anew: {letters}"))?;
    Ok(())
}

/// Says what it costs, and waits for the name of the key.
async fn confirm(db: &Db, id: &KeyId, origin: &Origin) -> anyhow::Result<()> {
    let lost_key::Loss { accounts, recovery_codes, pairs, activations, .. } =
        lost_key::of(db, id, origin).await?;
    let colleagues = operator::count_locked_with(db.reader(), id).await?;
    let mut told = io::stderr().lock();
    writeln!(
        told,
        "The passwords of {accounts} accounts, {recovery_codes} recovery codes of people, {pairs} \
         provisional pairs and {activations} activations under way will never open again, nor the access \
         of {colleagues} members of staff."
    )?;
    write!(told, "Type the name of the key to forget it: ")?;
    told.flush()?;
    let mut typed = String::new();
    io::stdin().lock().read_line(&mut typed)?;
    anyhow::ensure!(typed.trim() == id.as_str(), "nothing is changed");
    Ok(())
}

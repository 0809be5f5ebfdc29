//! `palier doctor`: what is wrong or unwise in this configuration, in plain words.

mod certificate;
mod secrets;

use std::process::ExitCode;

use serde_json::json;

use super::listing::{Format, Listing, say};
use crate::database::{self, Condition, Db};
use crate::guard::keys::{KeyPlace, Keyring};
use crate::mail::{Carrier, carrier_settings, outbox};
use crate::restoration::{self, Refusal};
use crate::settings::Settings;
use crate::settings::doctor::{Finding, Severity, examine, examine_disk, reach_smtp};
use crate::store::Store;
use crate::web::location;

/// Say what is wrong or unwise in the configuration; ends with 1 when something is wrong
#[derive(clap::Args)]
pub struct Args {
    /// Table: one line a finding
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

pub async fn run(settings: Settings, args: Args) -> anyhow::Result<ExitCode> {
    let mut findings = examine(&settings);
    findings.extend(examine_disk(&settings));
    findings.push(carrier(&settings));
    findings.push(store(&settings).await);
    findings.extend(reach_smtp(&settings).await);
    findings.extend(secrets::breached_list(&settings));
    findings.extend(certificate::examine(&settings));
    findings.extend(database(&settings).await);
    // The worst first.
    findings.sort_by_key(|found| found.severity);
    print(&findings, args.format)?;
    let is_faulty = findings.iter().any(|found| found.severity == Severity::Fault);
    Ok(if is_faulty { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Whether the way mail leaves can be opened: certificates, user and password, folder.
fn carrier(settings: &Settings) -> Finding {
    match Carrier::open(&carrier_settings(settings)) {
        Ok(_) => Finding::fine("mail.transport", "mail can leave the way it is set"),
        Err(error) => Finding::fault("mail.transport", error.to_string()),
    }
}

/// Whether a document can be kept, read again and removed.
async fn store(settings: &Settings) -> Finding {
    let name = "documents.store";
    let tried = match Store::open(&settings.documents) {
        Ok(store) => store.try_out().await.map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    match tried {
        Ok(()) => Finding::fine(name, "documents can be kept and read again"),
        Err(reason) => Finding::fault(name, format!("no document can be kept: {reason}")),
    }
}

/// Whether the database answers and is of today, and what waits in it.
async fn database(settings: &Settings) -> Vec<Finding> {
    let (name, place) = ("database.url", &settings.database.url);
    match database::condition(&location(settings)).await {
        Err(error) => vec![Finding::fault(name, format!("{place} cannot be used: {error}"))],
        Ok(Condition::Absent) => {
            let sentence = format!("{place} is not there yet: the first start makes it");
            vec![Finding::fine(name, sentence), secrets::keys(settings, None).await]
        }
        Ok(Condition::Behind(count)) => {
            let sentence = format!("the next start changes the schema of {place} {count} times");
            let mut findings = vec![Finding::fine(name, sentence)];
            findings.extend(secrets::key_file(settings));
            findings
        }
        Ok(Condition::Current) => {
            let answers = format!("{place} answers, its schema is of this version");
            let mut findings = vec![Finding::fine(name, answers)];
            match database::open(&location(settings)).await {
                Ok(db) => {
                    findings.push(secrets::keys(settings, Some(&db)).await);
                    findings.extend(secrets::unsealed(&db).await);
                    findings.push(restored(settings, &db).await);
                    findings.push(letters(&db).await);
                }
                Err(error) => findings.push(Finding::fault(name, error.to_string())),
            }
            findings
        }
    }
}

/// Whether the next start may serve this database, or must refuse a restored one.
async fn restored(settings: &Settings, db: &Db) -> Finding {
    let ring = KeyPlace::of(settings).read().ok().flatten().unwrap_or_else(Keyring::none);
    match looked(settings, db, &ring).await {
        Ok(()) => Finding::fine("restore.marker", "the database is the one that this node served"),
        Err(refusal) => {
            let sentence = refusal.to_string();
            let named = sentence.strip_prefix("restore.marker: ").map(str::to_owned);
            Finding::fault("restore.marker", named.unwrap_or(sentence))
        }
    }
}

async fn looked(settings: &Settings, db: &Db, ring: &Keyring) -> Result<(), Refusal> {
    restoration::look(db.reader(), ring, &settings.restore).await?;
    // A store that cannot be opened is told by its own line.
    let Ok(store) = Store::open(&settings.documents) else { return Ok(()) };
    restoration::look_at_others(db.reader(), ring, (&store, &settings.restore)).await
}

async fn letters(db: &Db) -> Finding {
    match outbox::tally(db.reader()).await {
        Ok((waiting, 0)) => Finding::fine("outbox", format!("letters: {waiting} wait, 0 given up")),
        Ok((waiting, given_up)) => {
            let sentence = format!(
                "letters: {waiting} wait, {given_up} given up: the log says why, at the words \
                 \"a letter is given up\""
            );
            Finding::warning("outbox", sentence)
        }
        Err(error) => Finding::fault("outbox", format!("cannot be read: {error}")),
    }
}

fn print(findings: &[Finding], format: Format) -> anyhow::Result<()> {
    if format == Format::Table {
        for found in findings {
            let severity = in_words(found.severity);
            say(&format!("{severity:8} {}: {}", found.setting, found.sentence))?;
        }
        return Ok(());
    }
    let mut list = Listing::new(&["severity", "setting", "sentence"]);
    for found in findings {
        list.row([json!(in_words(found.severity)), json!(found.setting), json!(found.sentence)]);
    }
    list.print(format)
}

fn in_words(severity: Severity) -> &'static str {
    match severity {
        Severity::Fault => "WRONG",
        Severity::Warning => "unwise",
        Severity::Fine => "fine",
    }
}

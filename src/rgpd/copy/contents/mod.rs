//! What is kept about a person, as JSON. `docs/personal-copy.schema.json` says what each field is, and
//! a story holds the two together.

mod account;
mod acts;
mod agreements;
mod contracts;
mod demandes;
mod security;
mod traces;

use sea_orm::{ActiveEnum, ConnectionTrait, DbErr};
use serde_json::{Value, json};

use crate::accounts::Account;
use crate::clock::{Moment, paris_iso};
use crate::demandes::Copied;
use crate::documents::Document;
use crate::documents::file_name::Names;
use crate::space::Quittance;

/// Of each list of traces, the newest so many.
const MOST: u64 = 20_000;

/// The files of the archive beside this one.
#[derive(Clone, Copy)]
pub struct Files<'a> {
    pub quittances: &'a [Quittance],
    pub documents: &'a [Document],
    pub demandes: &'a [Copied],
}

/// Everything, together with the names of the files that go with it.
pub async fn of(
    db: &impl ConnectionTrait,
    account: &Account,
    (files, now): (Files<'_>, Moment),
) -> Result<Value, DbErr> {
    let mut names = Names::default();
    let (quittances, documents) = listed(files, &mut names);
    let demandes = demandes::of(account, files.demandes, &mut names);
    Ok(json!({
        "format": "palier-personal-copy",
        "version": 2,
        "made_at": paris_iso(now),
        "account": account::of(db, account).await?,
        "security": security::of(db, account).await?,
        "notifications": account::notifications(db, account).await?,
        "sessions": account::sessions(db, account).await?,
        "devices": account::devices(db, account).await?,
        "contracts": contracts::of(db, account).await?,
        "consents": agreements::consents(db, account).await?,
        "terms": agreements::terms(db, account).await?,
        "agency_acts": acts::of_agencies(db, account).await?,
        "activity": acts::own(db, account).await?,
        "acts_of_others": acts::of_others(db, account).await?,
        "openings": traces::openings(db, account).await?,
        "letters": traces::letters(db, account).await?,
        "quittances": quittances,
        "documents": documents,
        "demandes": demandes,
    }))
}

/// Under the names that they have in the archive, after that of this file.
fn listed(files: Files<'_>, names: &mut Names) -> (Vec<Value>, Vec<Value>) {
    names.unique(super::making::NAME);
    let quittances = files.quittances.iter().map(|quittance| {
        json!({
            "file": names.unique(&quittance.file_name),
            "agency": quittance.societe_name,
            "contract": quittance.reference,
            "month": quittance.month,
            "is_quittance": quittance.is_quittance,
        })
    });
    let quittances = quittances.collect();
    let documents = files.documents.iter().map(|document| {
        json!({
            "file": names.unique(&document.file_name),
            "title": document.title,
            "kind": document.kind.to_value(),
            "dated_on": document.dated_on.to_string(),
            "published_at": paris_iso(document.published_at),
            "bytes": document.bytes,
            "sha256": document.sha256,
        })
    });
    (quittances, documents.collect())
}

//! What the person asked of agencies, and what was answered.

use sea_orm::ActiveEnum;
use serde_json::{Value, json};

use crate::accounts::Account;
use crate::clock::paris_iso;
use crate::demandes::{Copied, Entry};
use crate::documents::file_name::Names;

/// Files under the names that they have in the archive, in its order.
pub fn of(account: &Account, demandes: &[Copied], names: &mut Names) -> Vec<Value> {
    let told = demandes.iter().map(|one| {
        let files = one.files.iter().map(|file| {
            json!({
                "file": names.unique(&file.name),
                "bytes": file.bytes,
                "sha256": file.sha256,
            })
        });
        let files: Vec<Value> = files.collect();
        let demande = &one.demande;
        json!({
            "agency": one.agency,
            "number": demande.reference(),
            "category": demande.category,
            "subject": demande.subject,
            "state": demande.state.to_value(),
            "shared": demande.shared,
            "opened_at": paris_iso(demande.opened_at),
            "closed_at": demande.closed_at.map(paris_iso),
            "lines": one.entries.iter().map(|entry| line(account, entry)).collect::<Vec<_>>(),
            "files": files,
        })
    });
    told.collect()
}

fn line(account: &Account, entry: &Entry) -> Value {
    let by = match entry.account_id {
        Some(id) if id == account.id => "you",
        Some(_) => "other_holder",
        None => "agency",
    };
    json!({
        "at": paris_iso(entry.at),
        "kind": entry.kind.to_value(),
        "by": by,
        "reason": entry.reason.map(|reason| reason.to_value()),
        "body": entry.body,
    })
}

//! The files at agencies that the account ever held: what is in them while they are open, else that
//! they were there.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveEnum, QueryOrder};
use serde_json::{Value, json};

use crate::access::link;
use crate::accounts::Account;
use crate::agencies::Societe;
use crate::clock::paris_iso;
use crate::contracts::{Contract, Tiers};
use crate::ledger::entry;

/// Entries read at once.
const AT_A_TIME: u64 = 1_000;

/// Of a link that is open, what the agency keeps of the tiers; of another one, that it was there.
pub async fn of(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
    let own = link::Entity::find().filter(link::COLUMN.account_id.eq(account.id));
    let mut all = Vec::new();
    for link in own.order_by_asc(link::COLUMN.linked_at).all(db).await? {
        let societe = Societe::known(db, link.societe_id).await?;
        let mut told = json!({
            "agency": societe.name,
            "client_code": societe.client_code,
            "societe_code": societe.societe_code,
            "linked_at": paris_iso(link.linked_at),
            "suspended_at": link.suspended_at.map(paris_iso),
            "ended_at": link.ended_at.map(paris_iso),
            "ended_by": link.ended_by.map(|by| by.to_value()),
        });
        if link.ended_at.is_none() && link.suspended_at.is_none() {
            let tiers = Tiers::known(db, link.societe_id, link.tiers_id).await?;
            told["holder"] = holder(&tiers);
            let held = Contract::of_tiers(db, link.societe_id, link.tiers_id).await?;
            let mut contracts = Vec::new();
            for contract in held {
                contracts.push(of_contract(db, &contract).await?);
            }
            told["contracts"] = Value::Array(contracts);
        }
        all.push(told);
    }
    Ok(all)
}

fn holder(tiers: &Tiers) -> Value {
    json!({
        "reference": tiers.reference,
        "name": tiers.name(),
        "address": tiers.address,
        "postcode": tiers.postcode,
        "city": tiers.city,
        "country": tiers.country,
        "email_at_agency": tiers.suggested_email,
    })
}

async fn of_contract(db: &impl ConnectionTrait, contract: &Contract) -> Result<Value, DbErr> {
    let (mut entries, mut after) = (Vec::new(), None);
    let of = (contract.societe_id, contract.id);
    loop {
        let some = entry::of_contract(db, of, (after, AT_A_TIME)).await?;
        after = some.last().map(|entry| entry.id);
        entries.extend(some.iter().map(|entry| {
            json!({
                "reference": entry.reference,
                "revision": entry.revision,
                "kind": entry.kind.to_value(),
                "dated_on": entry.dated_on.to_string(),
                "due_on": entry.due_on.map(|day| day.to_string()),
                "label": entry.label,
                "cents": entry.cents.cents(),
            })
        }));
        if u64::try_from(some.len()).unwrap_or(u64::MAX) < AT_A_TIME {
            break;
        }
    }
    Ok(json!({
        "reference": contract.reference,
        "qualite": contract.qualite.to_value(),
        "immeuble": contract.immeuble,
        "lot": contract.lot,
        "address": contract.address,
        "postcode": contract.postcode,
        "city": contract.city,
        "started_on": contract.started_on.map(|day| day.to_string()),
        "ended_on": contract.ended_on.map(|day| day.to_string()),
        "entries": entries,
    }))
}

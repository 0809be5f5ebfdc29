//! What is kept about a person, as JSON. `docs/personal-copy.schema.json` says what each field is, and
//! a story holds the two together.

use sea_orm::ActiveEnum;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use serde_json::{Value, json};

use crate::access::link;
use crate::access::terms_acceptance;
use crate::accounts::sign_in::session;
use crate::accounts::{Account, holder_name, known_device};
use crate::agencies::Societe;
use crate::audit::{Actor, event};
use crate::clock::{Moment, paris_iso};
use crate::contracts::{Contract, Tiers};
use crate::documents::file_name::Names;
use crate::documents::{Document, consent, opening};
use crate::ledger::entry;
use crate::mail::outbox;

/// Of each list of traces, the newest so many.
const MOST: u64 = 20_000;
/// Entries read at once.
const AT_A_TIME: u64 = 1_000;

/// Everything, together with the names of the documents that go with it.
pub async fn of(
    db: &impl ConnectionTrait,
    account: &Account,
    (documents, now): (&[Document], Moment),
) -> Result<Value, DbErr> {
    Ok(json!({
        "format": "palier-personal-copy",
        "version": 1,
        "made_at": paris_iso(now),
        "account": {
            "email": account.email,
            "language": account.lang,
            "created_at": paris_iso(account.created_at),
            "password_changed_at": paris_iso(account.password_changed_at),
            "names": names(db, account).await?,
        },
        "sessions": sessions(db, account).await?,
        "devices": devices(db, account).await?,
        "contracts": contracts(db, account).await?,
        "consents": consents(db, account).await?,
        "terms": terms(db, account).await?,
        "activity": activity(db, account).await?,
        "openings": openings(db, account).await?,
        "letters": letters(db, account).await?,
        "documents": listed(documents),
    }))
}

async fn names(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
    let own = holder_name::Entity::find().filter(holder_name::COLUMN.account_id.eq(account.id));
    Ok(own.all(db).await?.into_iter().map(|row| json!(row.name)).collect())
}

async fn sessions(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
    let own = session::Entity::find().filter(session::Column::AccountId.eq(account.id));
    let rows = own.order_by_desc(session::Column::CreatedAt).all(db).await?;
    let told = rows.into_iter().map(|row| {
        json!({
            "browser": row.agent,
            "network": row.network,
            "opened_at": paris_iso(row.created_at),
            "last_seen_at": paris_iso(row.last_seen_at),
            "ends_at": paris_iso(row.ends_at),
        })
    });
    Ok(told.collect())
}

async fn devices(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
    let rows = known_device::of_account(db, account.id).await?;
    let told = rows.into_iter().map(|row| {
        json!({
            "browser": row.agent,
            "first_seen_at": paris_iso(row.created_at),
            "last_seen_at": paris_iso(row.last_seen_at),
        })
    });
    Ok(told.collect())
}

/// Of a link that is open, what the agency keeps of the tiers; of another one, that it was there.
async fn contracts(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
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

async fn consents(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
    let own = consent::Entity::find().filter(consent::COLUMN.account_id.eq(account.id));
    let rows = own.order_by_asc(consent::COLUMN.given_at).all(db).await?;
    let told = rows.into_iter().map(|row| {
        json!({
            "purpose": row.purpose.to_value(),
            "wording": row.wording,
            "given_at": paris_iso(row.given_at),
            "withdrawn_at": row.withdrawn_at.map(paris_iso),
        })
    });
    Ok(told.collect())
}

async fn terms(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
    use terms_acceptance::{COLUMN, Entity};
    let rows = Entity::find().filter(COLUMN.account_id.eq(account.id)).all(db).await?;
    let mut told = Vec::new();
    for row in rows {
        let societe = Societe::known(db, row.societe_id).await?;
        told.push(json!({
            "agency": societe.name,
            "version": row.version,
            "accepted_at": paris_iso(row.accepted_at),
        }));
    }
    Ok(told)
}

async fn activity(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
    let actor = Actor::Account(account.id.uuid()).to_string();
    let own = event::Entity::find().filter(event::Column::Actor.eq(actor));
    let rows = own.order_by_desc(event::Column::At).limit(MOST).all(db).await?;
    let told = rows.into_iter().map(|row| {
        json!({
            "at": paris_iso(row.at),
            "kind": row.kind.name(),
            "outcome": row.outcome.name(),
            "network": row.network,
        })
    });
    Ok(told.collect())
}

async fn openings(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
    let own = opening::Entity::find().filter(opening::COLUMN.account_id.eq(account.id));
    let rows = own.order_by_desc(opening::COLUMN.opened_at).limit(MOST).all(db).await?;
    let told = rows.into_iter().map(|row| {
        json!({ "at": paris_iso(row.opened_at), "sha256": row.sha256, "means": row.means.to_value() })
    });
    Ok(told.collect())
}

async fn letters(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
    let own = outbox::Entity::find().filter(outbox::Column::Recipient.eq(account.email.as_str()));
    let rows = own.order_by_desc(outbox::Column::CreatedAt).limit(MOST).all(db).await?;
    let told = rows.into_iter().map(|row| {
        json!({
            "written_at": paris_iso(row.created_at),
            "sent_at": row.sent_at.map(paris_iso),
            "subject": row.subject,
        })
    });
    Ok(told.collect())
}

/// Under the names that they have in the archive, after that of this file.
fn listed(documents: &[Document]) -> Vec<Value> {
    let mut names = Names::default();
    names.unique(super::making::NAME);
    let told = documents.iter().map(|document| {
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
    told.collect()
}

//! What the person did, what agencies did to their accesses, and what others did or tried.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveEnum, QueryOrder, QuerySelect};
use serde_json::{Value, json};

use super::{MOST, traces};
use crate::access::{agency_act, link};
use crate::accounts::Account;
use crate::agencies::{Societe, societe};
use crate::audit::{self, Actor, Recorded, event};
use crate::clock::paris_iso;
use crate::documents::DocumentId;
use crate::space::titled;

/// What agencies did to an access while this account held it; their own notes are theirs.
pub async fn of_agencies(
    db: &impl ConnectionTrait,
    account: &Account,
) -> Result<Vec<Value>, DbErr> {
    use agency_act::{COLUMN, Entity};
    let own = link::Entity::find().filter(link::COLUMN.account_id.eq(account.id));
    let mut told = Vec::new();
    for link in own.order_by_asc(link::COLUMN.linked_at).all(db).await? {
        let societe = Societe::known(db, link.societe_id).await?;
        let mut acts = Entity::find()
            .filter(COLUMN.societe_id.eq(link.societe_id))
            .filter(COLUMN.tiers_id.eq(link.tiers_id))
            .filter(COLUMN.at.gte(link.linked_at));
        if let Some(end) = link.ended_at {
            acts = acts.filter(COLUMN.at.lte(end));
        }
        told.extend(acts.order_by_asc(COLUMN.at).all(db).await?.into_iter().map(|act| {
            json!({
                "agency": societe.name,
                "at": paris_iso(act.at),
                "what": act.what.to_value(),
                "reason": act.reason.map(|reason| reason.to_value()),
            })
        }));
    }
    Ok(told)
}

/// What the trail says that the account did.
pub async fn own(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
    let actor = Actor::Account(account.id.uuid()).to_string();
    let own = event::Entity::find().filter(event::Column::Actor.eq(actor));
    let rows = own.order_by_desc(event::Column::At).limit(MOST).all(db).await?;
    let (agencies, lang) = (agencies(db, &rows).await?, account.lang());
    let titles = traces::titles(db, opened(&rows)).await?;
    let told = rows.into_iter().map(|row| {
        let title = DocumentId::parse(&row.subject).and_then(|id| titles.get(&id).cloned());
        json!({
            "at": paris_iso(row.at),
            "kind": row.kind.name(),
            "outcome": row.outcome.name(),
            "agency": row.societe_id.and_then(|id| agencies.get(&id)),
            "about": title.or_else(|| titled(&row.subject, lang)),
            "subject": row.subject,
            "network": row.network,
        })
    });
    Ok(told.collect())
}

/// What others did to the account, and sign-ins in its name that were refused. From where is theirs.
pub async fn of_others(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
    let own = Actor::Account(account.id.uuid()).to_string();
    let mut rows = Vec::new();
    for some in [audit::is_failed_try(), audit::is_told_to_its_holder()] {
        let found = event::Entity::find()
            .filter(event::Column::Subject.eq(account.id.to_string()))
            .filter(some)
            .filter(event::Column::Actor.ne(own.as_str()));
        rows.extend(found.order_by_desc(event::Column::At).limit(MOST).all(db).await?);
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.at));
    let told = rows.into_iter().map(|row| {
        json!({
            "at": paris_iso(row.at),
            "kind": row.kind.name(),
            "outcome": row.outcome.name(),
        })
    });
    Ok(told.collect())
}

/// The documents among what was opened; quittances are none of the store.
fn opened(rows: &[Recorded]) -> Vec<DocumentId> {
    let opened = rows.iter().filter(|row| row.kind == audit::Kind::DocumentOpened);
    opened.filter_map(|row| DocumentId::parse(&row.subject)).collect()
}

async fn agencies(
    db: &impl ConnectionTrait,
    rows: &[Recorded],
) -> Result<HashMap<Uuid, String>, DbErr> {
    let mut ids: Vec<Uuid> = rows.iter().filter_map(|row| row.societe_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let some = societe::Entity::find().filter(societe::Column::Id.is_in(ids)).all(db).await?;
    Ok(some.into_iter().map(|one| (one.id.uuid(), one.name)).collect())
}

//! What the person agreed to, in the words that they saw, and for what.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveEnum, QueryOrder};
use serde_json::{Value, json};

use crate::access::link::{self, Link};
use crate::access::terms_acceptance;
use crate::accounts::Account;
use crate::agencies::{Societe, Terms};
use crate::clock::paris_iso;
use crate::contracts::{Contract, contract};
use crate::documents::{Consent, consent};

/// Of a contract that is not theirs any more, only the agency is named.
pub async fn consents(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
    let own = consent::Entity::find().filter(consent::COLUMN.account_id.eq(account.id));
    let rows = own.order_by_asc(consent::COLUMN.given_at).all(db).await?;
    let open = link::Entity::find().filter(link::COLUMN.account_id.eq(account.id));
    let open = open.filter(link::is_open()).all(db).await?;
    let mut told = Vec::new();
    for row in rows {
        let societe = Societe::known(db, row.societe_id).await?;
        let contract = contract::Entity::find_by_id((row.societe_id, row.contract_id));
        let contract = contract.one(db).await?.filter(|of| is_among(&open, of));
        told.push(json!({
            "agency": societe.name,
            "contract": contract.map(|contract| contract.reference),
            "purpose": row.purpose.to_value(),
            "wording": row.wording,
            "words": words(&row, account),
            "given_at": paris_iso(row.given_at),
            "withdrawn_at": row.withdrawn_at.map(paris_iso),
        }));
    }
    Ok(told)
}

fn is_among(open: &[Link], of: &Contract) -> bool {
    open.iter().any(|link| (link.societe_id, link.tiers_id) == (of.societe_id, of.tiers_id))
}

/// What was agreed to, in the account's language.
fn words(consent: &Consent, account: &Account) -> String {
    consent.purpose.words(consent.wording, account.lang().texts())
}

pub async fn terms(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
    use terms_acceptance::{COLUMN, Entity};
    let rows = Entity::find().filter(COLUMN.account_id.eq(account.id)).all(db).await?;
    let mut told = Vec::new();
    for row in rows {
        let societe = Societe::known(db, row.societe_id).await?;
        let text = Terms::of(db, row.societe_id, row.version).await?;
        told.push(json!({
            "agency": societe.name,
            "version": row.version,
            "words": text.map(|text| text.body).unwrap_or_default(),
            "accepted_at": paris_iso(row.accepted_at),
        }));
    }
    Ok(told)
}

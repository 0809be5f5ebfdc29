//! The account itself, where it is open, and which mails its holder chose.

use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde_json::{Value, json};

use crate::accounts::notification;
use crate::accounts::sign_in::session;
use crate::accounts::{Account, holder_name, known_device, presence};
use crate::clock::paris_iso;

pub async fn of(db: &impl ConnectionTrait, account: &Account) -> Result<Value, DbErr> {
    let presence = presence::Entity::find_by_id(account.id).one(db).await?;
    Ok(json!({
        "email": account.email,
        "language": account.lang,
        "created_at": paris_iso(account.created_at),
        "last_signed_in_at": presence.map(|presence| paris_iso(presence.signed_in_at)),
        "password_changed_at": paris_iso(account.password_changed_at),
        "names": names(db, account).await?,
    }))
}

async fn names(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
    let own = holder_name::Entity::find().filter(holder_name::COLUMN.account_id.eq(account.id));
    Ok(own.all(db).await?.into_iter().map(|row| json!(row.name)).collect())
}

pub async fn notifications(db: &impl ConnectionTrait, account: &Account) -> Result<Value, DbErr> {
    let chosen = notification::of_account(db, account.id).await?;
    let is_on = |kind| chosen.get(&kind).copied().unwrap_or(true);
    Ok(json!({
        "new_documents": is_on(notification::Kind::NewDocuments),
        "due_soon": is_on(notification::Kind::DueSoon),
    }))
}

pub async fn sessions(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
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

pub async fn devices(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
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

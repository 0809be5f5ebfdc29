//! What protects the account: second factors, passkeys, requests of those who lost them, and changes of
//! address. No secret is among it.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveEnum, QueryOrder};
use serde_json::{Value, json};

use crate::accounts::email_change::{EmailChange, EmailUndo, changes_of, undos_of};
use crate::accounts::factor::recovery_code;
use crate::accounts::factor_loss;
use crate::accounts::{Account, passkey};
use crate::clock::paris_iso;

pub async fn of(db: &impl ConnectionTrait, account: &Account) -> Result<Value, DbErr> {
    let left = recovery_code::unused(db, account.id).await?.len();
    Ok(json!({
        "two_steps_since": account.two_steps_since.map(paris_iso),
        "has_application": account.totp_secret.is_some(),
        "recovery_codes_left": left,
        "passkeys_wait_since": account.review_since.map(paris_iso),
        "passkeys": passkeys(db, account).await?,
        "factor_losses": losses(db, account).await?,
        "email_changes": changes(db, account).await?,
        "email_undos": undos(db, account).await?,
    }))
}

async fn passkeys(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
    let told = passkey::of_account(db, account.id).await?.into_iter().map(|row| {
        json!({
            "name": row.name,
            "is_backed_up": row.is_backed_up,
            "created_at": paris_iso(row.created_at),
            "used_at": row.used_at.map(paris_iso),
            "blocked_at": row.blocked_at.map(paris_iso),
        })
    });
    Ok(told.collect())
}

async fn losses(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
    use factor_loss::{COLUMN, Entity};
    let own = Entity::find().filter(COLUMN.account_id.eq(account.id));
    let told = own.order_by_asc(COLUMN.asked_at).all(db).await?.into_iter().map(|row| {
        json!({
            "asked_at": paris_iso(row.asked_at),
            "confirmed_at": row.confirmed_at.map(paris_iso),
            "due_at": row.due_at.map(paris_iso),
            "ended_at": row.ended_at.map(paris_iso),
            "outcome": row.outcome.map(|outcome| outcome.to_value()),
        })
    });
    Ok(told.collect())
}

async fn changes(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
    let told = |row: EmailChange| {
        json!({
            "from": row.old_email,
            "to": row.new_email,
            "asked_at": paris_iso(row.created_at),
            "expires_at": paris_iso(row.expires_at),
            "done_at": row.consumed_at.map(paris_iso),
            "dropped_at": row.superseded_at.map(paris_iso),
        })
    };
    Ok(changes_of(db, account.id).await?.into_iter().map(told).collect())
}

async fn undos(db: &impl ConnectionTrait, account: &Account) -> Result<Vec<Value>, DbErr> {
    let told = |row: EmailUndo| {
        json!({
            "back_to": row.old_email,
            "away_from": row.new_email,
            "offered_at": paris_iso(row.created_at),
            "expires_at": paris_iso(row.expires_at),
            "done_at": row.consumed_at.map(paris_iso),
            "dropped_at": row.superseded_at.map(paris_iso),
        })
    };
    Ok(undos_of(db, account.id).await?.into_iter().map(told).collect())
}

//! What the holder of passkeys does with them.

use sea_orm::DbErr;

use super::two_steps::end_others;
use crate::accounts::account::Account;
use crate::accounts::factor::{notices, recovery_code};
use crate::accounts::passkey::{self, Passkey};
use crate::accounts::step_up::Fresh;
use crate::audit::{self, Event, Kind};
use crate::guard::Token;
use crate::web::{App, Visitor};

pub async fn rename(app: &App, key: &Passkey, name: &str) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    passkey::rename(&tx, key, name).await?;
    tx.commit().await
}

/// Deletes a key under a new epoch: the other sessions, which it may have opened, end. The last
/// factor takes the double authentication with it. None when it was gone already.
pub async fn remove(
    app: &App,
    visitor: &Visitor,
    person: &Fresh,
    key: &Passkey,
) -> Result<Option<Token>, DbErr> {
    let person = person.person();
    let tx = app.db.begin().await?;
    let account = Account::known(&tx, person.account_id()).await?;
    if !passkey::forget(&tx, key).await? {
        return Ok(None);
    }
    let is_last = passkey::of_account(&tx, account.id).await?.is_empty();
    if is_last {
        passkey::release(&tx, account.id).await?;
    }
    if is_last && account.has_two_steps() && account.totp_secret.is_none() {
        if !account.forget_application(&tx, None).await? {
            return Ok(None);
        }
        recovery_code::forget_all(&tx, account.id).await?;
        let event = Event::done(Kind::FactorRemoved, person.actor(), account.id);
        audit::record(&tx, &visitor.origin(), event).await?;
        notices::removed(&tx, app, visitor, &account).await?;
    } else {
        account.raise_epoch(&tx).await?;
    }
    let event = Event::done(Kind::PasskeyRemoved, person.actor(), account.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    passkey::removal_notice(&tx, app, visitor, (&account, &key.name)).await?;
    let token = end_others(&tx, person).await?;
    tx.commit().await?;
    Ok(Some(token))
}

/// Its holder knows every key: they open alone again. The session's new token.
pub async fn release(app: &App, visitor: &Visitor, person: &Fresh) -> Result<Token, DbErr> {
    let person = person.person();
    let tx = app.db.begin().await?;
    let account = Account::known(&tx, person.account_id()).await?;
    passkey::release(&tx, account.id).await?;
    let event = Event::done(Kind::PasskeysReviewed, person.actor(), account.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    let token = person.carry_on(&tx, &account).await?;
    tx.commit().await?;
    Ok(token)
}

//! Recovery at the operator's word: everything that an account has open ends at once.

use sea_orm::DbErr;

use super::account::Account;
use super::email::Email;
use super::email_change;
use super::factor_loss;
use super::known_device;
use super::passkey;
use super::sign_in::session;
use crate::audit::{self, Actor, Event, Kind, Origin};
use crate::database::Db;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reset {
    /// So many sessions were ended.
    Ended(u64),
    NoSuchAccount,
}

/// Ends every session of an account and raises its security epoch: links and sessions issued
/// before are worth nothing, that which undoes a change of address too; every device is a stranger
/// again, and the password stays.
pub async fn reset_sessions(db: &Db, email: &Email, origin: &Origin) -> Result<Reset, DbErr> {
    let tx = db.begin().await?;
    let Some(account) = Account::at(&tx, email).await? else { return Ok(Reset::NoSuchAccount) };
    account.raise_epoch(&tx).await?;
    let ended = session::end_all(&tx, account.id, None).await?;
    known_device::forget_all(&tx, account.id).await?;
    email_change::supersede_undos(&tx, account.id, origin.at).await?;
    passkey::hold(&tx, account.id, origin.at).await?;
    factor_loss::drop_open(&tx, account.id, origin.at).await?;
    let event = Event::done(Kind::SessionRevoked, Actor::Operator, account.id);
    audit::record(&tx, origin, event).await?;
    tx.commit().await?;
    Ok(Reset::Ended(ended))
}

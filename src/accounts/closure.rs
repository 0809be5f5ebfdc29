//! The end of an account, as far as the account itself goes: nothing of it opens anything, and nothing
//! of its holder is left but what a number stands for.

use sea_orm::{ConnectionTrait, DbErr};

use super::account::Account;
use super::sign_in::session;
use super::{
    email_change, factor, factor_loss, half_sign_in, holder_name, known_device, notification,
    passkey, password_reset, presence,
};

/// Empties the account, and forgets what hung on it alone. What agencies keep is ended by whoever
/// calls this, in the same transaction.
pub async fn close(tx: &impl ConnectionTrait, account: &Account) -> Result<(), DbErr> {
    session::end_all(tx, account.id, None).await?;
    half_sign_in::end_all(tx, account.id).await?;
    factor::forget_offer(tx, account.id).await?;
    factor::recovery_code::forget_all(tx, account.id).await?;
    passkey::forget_all(tx, account.id).await?;
    factor_loss::forget_all(tx, account.id).await?;
    known_device::forget_all(tx, account.id).await?;
    password_reset::forget_all(tx, account.id).await?;
    email_change::forget_changes(tx, account.id).await?;
    email_change::forget_undos(tx, account.id).await?;
    holder_name::forget_all(tx, account.id).await?;
    presence::forget(tx, account.id).await?;
    notification::forget_all(tx, account.id).await?;
    account.empty(tx).await
}

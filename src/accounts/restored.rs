//! After a backup was restored: nothing that was handed out is worth anything any more.

use sea_orm::ExprTrait;
use sea_orm::entity::prelude::*;

use super::account::{self, AccountId};
use super::email_change;
use super::factor::recovery_code;
use super::factor_loss;
use super::known_device;
use super::passkey;
use super::password_reset;
use super::sign_in::session;
use crate::clock::Moment;

/// What stands in the place of a password that must not open anything: no hash at all.
const NO_PASSWORD: &str = "-";

/// Ends every session, every mailed link and every loss of factors that is under way, of everybody, and
/// makes each browser a stranger; how many sessions there were.
pub async fn end_everything(tx: &impl ConnectionTrait, now: Moment) -> Result<u64, DbErr> {
    let sessions = session::Entity::delete_many().exec(tx).await?.rows_affected;
    known_device::Entity::delete_many().exec(tx).await?;
    password_reset::supersede_everybodys(tx, now).await?;
    email_change::supersede_everybodys_undos(tx, now).await?;
    factor_loss::end_everybodys(tx, now).await?;
    let next = Expr::col(account::Column::SecurityEpoch).add(1);
    account::Entity::update_many().col_expr(account::Column::SecurityEpoch, next).exec(tx).await?;
    Ok(sessions)
}

/// Takes an old password back: its holder chooses another by mail. False when there is no such account.
pub async fn close_password(tx: &impl ConnectionTrait, id: AccountId) -> Result<bool, DbErr> {
    let closed = account::Entity::update_many()
        .col_expr(account::Column::PasswordHash, Expr::value(NO_PASSWORD))
        .filter(account::COLUMN.id.eq(id))
        .exec(tx)
        .await?;
    Ok(closed.rows_affected == 1)
}

/// No passkey opens alone before its holder has looked through those that came back.
pub async fn hold_passkeys(
    tx: &impl ConnectionTrait,
    id: AccountId,
    now: Moment,
) -> Result<(), DbErr> {
    passkey::hold(tx, id, now).await
}

/// Spends a recovery code that was used since; false when it is not there.
pub async fn spend_code(
    tx: &impl ConnectionTrait,
    code: (AccountId, i32),
    now: Moment,
) -> Result<bool, DbErr> {
    recovery_code::spend(tx, code, now).await
}

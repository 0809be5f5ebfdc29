//! After a backup was restored: staff sign in anew, and what had changed of them since is changed again.

use sea_orm::ExprTrait;
use sea_orm::entity::prelude::*;

use super::half_session;
use super::invitation;
use super::member::{self, StaffId};
use super::passkey;
use super::recovery_code;
use super::right::{self, Right};
use super::session;
use crate::agencies::SocieteId;
use crate::audit::Origin;
use crate::clock::Moment;

/// Ends every session and every invitation; how many sessions there were.
pub async fn end_everything(tx: &impl ConnectionTrait, now: Moment) -> Result<u64, DbErr> {
    let sessions = session::Entity::delete_many().exec(tx).await?.rows_affected;
    half_session::Entity::delete_many().exec(tx).await?;
    invitation::supersede_everybodys(tx, now).await?;
    let next = Expr::col(member::Column::SecurityEpoch).add(1);
    member::Entity::update_many().col_expr(member::Column::SecurityEpoch, next).exec(tx).await?;
    Ok(sessions)
}

/// Takes an old password and an old factor back: they may be somebody else's by now. The rights stay,
/// for the invitation that must follow. False when nobody here has this number.
pub async fn close(tx: &impl ConnectionTrait, id: StaffId) -> Result<bool, DbErr> {
    let Some(staff) = member::Entity::find_by_id(id).one(tx).await? else { return Ok(false) };
    staff.close(tx).await?;
    recovery_code::forget_all(tx, id).await?;
    passkey::forget_all(tx, id).await?;
    Ok(true)
}

/// Spends a recovery code that was used since; false when it is not there.
pub async fn spend_code(
    tx: &impl ConnectionTrait,
    code: (StaffId, i32),
    now: Moment,
) -> Result<bool, DbErr> {
    recovery_code::spend(tx, code, now).await
}

/// Takes the right at a société back; false when there was none.
pub async fn take_right(
    tx: &impl ConnectionTrait,
    (societe, id): (SocieteId, StaffId),
    origin: &Origin,
) -> Result<bool, DbErr> {
    let taken = right::Entity::delete_by_id((id, societe)).exec(tx).await?.rows_affected;
    let left = right::Entity::find().filter(right::COLUMN.staff_id.eq(id)).count(tx).await?;
    if left == 0
        && let Some(staff) = member::Entity::find_by_id(id).one(tx).await?
    {
        super::membership::dismiss(tx, &staff, origin).await?;
    }
    Ok(taken > 0)
}

/// Lowers the right at a société to reading: what it had become is not known. False when there was none.
pub async fn lower_right(
    tx: &impl ConnectionTrait,
    (societe, id): (SocieteId, StaffId),
) -> Result<bool, DbErr> {
    let lowered = right::Entity::update_many()
        .col_expr(right::Column::Right, Expr::value(Right::Lecture))
        .filter(right::COLUMN.staff_id.eq(id))
        .filter(right::COLUMN.societe_id.eq(societe))
        .exec(tx)
        .await?;
    Ok(lowered.rows_affected > 0)
}

//! Membership: who has which right at a société, given and taken back. Both sides use it: the
//! operator for the first administrator, administrators for everybody else.

use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use super::half_session;
use super::invitation;
use super::member::{Staff, StaffId};
use super::notices;
use super::passkey;
use super::recovery_code;
use super::right::{self, Right};
use super::session;
use crate::accounts::Email;
use crate::agencies::{Societe, SocieteId, societe};
use crate::audit::{self, Actor, Event, Kind, Origin};
use crate::web::App;

/// Somebody to be invited.
pub struct Newcomer {
    pub email: Email,
    pub name: String,
    pub right: Right,
}

/// What came of an invitation.
#[derive(Debug)]
pub enum Invited {
    /// A link left for them.
    Mailed(Staff),
    /// They work for the agency already: the right is theirs at once.
    Joined(Staff),
    /// They have a right at this société already.
    AlreadyHere,
}

/// What came of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    Done,
    /// Nobody could administer the société any more.
    LastAdministrator,
    NoSuchColleague,
}

/// Gives somebody a right at sociétés of one agency, and a link if they never joined.
pub async fn invite(
    app: &App,
    (origin, actor): (&Origin, Actor),
    societes: &[Societe],
    newcomer: &Newcomer,
) -> Result<Invited, DbErr> {
    let Some(first) = societes.first() else { return Ok(Invited::AlreadyHere) };
    let tx = app.db.begin().await?;
    let found = Staff::at(&tx, first.agency_id, &newcomer.email).await?;
    let staff = match found {
        Some(staff) if staff.removed_at.is_none() => staff,
        former => {
            let who = (&newcomer.email, newcomer.name.as_str());
            Staff::welcome(&tx, (first.agency_id, former.as_ref()), who, origin.at).await?
        }
    };
    let mut given = Vec::new();
    for societe in societes {
        if give(&tx, (&staff, societe.id), newcomer.right, origin).await? {
            given.push(societe.name.as_str());
            let event = Event::done(Kind::StaffInvited, actor, staff.id).at(societe.id.uuid());
            audit::record(&tx, origin, event).await?;
        }
    }
    if given.is_empty() && staff.joined_at.is_some() {
        return Ok(Invited::AlreadyHere);
    }
    let names = if given.is_empty() { first.name.clone() } else { given.join(", ") };
    let invited = if staff.joined_at.is_some() {
        notices::right_given(&tx, (app, origin.at), &staff, &names).await?;
        Invited::Joined(staff)
    } else {
        invitation::send(&tx, (app, origin.at), &staff, &names).await?;
        Invited::Mailed(staff)
    };
    tx.commit().await?;
    Ok(invited)
}

/// False when they have one already; one that was only offered so far is replaced.
async fn give(
    tx: &impl ConnectionTrait,
    (staff, societe): (&Staff, SocieteId),
    given: Right,
    origin: &Origin,
) -> Result<bool, DbErr> {
    let row = right::ActiveModel {
        staff_id: Set(staff.id),
        societe_id: Set(societe),
        right: Set(given),
        given_at: Set(origin.at),
    };
    let key = [right::Column::StaffId, right::Column::SocieteId];
    let mut already = OnConflict::columns(key);
    if staff.joined_at.is_some() {
        already.do_nothing();
    } else {
        already.update_column(right::Column::Right);
    }
    let insert = right::Entity::insert(row).on_conflict(already);
    Ok(insert.exec_without_returning(tx).await? == 1)
}

/// Gives another right; an invitation under way is sent anew, and its former link is dead.
pub async fn change_right(
    app: &App,
    (origin, actor): (&Origin, Actor),
    (societe, id): (&Societe, StaffId),
    given: Right,
) -> Result<Changed, DbErr> {
    let tx = app.db.begin().await?;
    let Some(staff) = colleague(&tx, societe, id).await? else {
        return Ok(Changed::NoSuchColleague);
    };
    if given != Right::Administration && is_last_administrator(&tx, societe.id, id).await? {
        return Ok(Changed::LastAdministrator);
    }
    right::Entity::update_many()
        .col_expr(right::Column::Right, Expr::value(given))
        .filter(right::COLUMN.staff_id.eq(id))
        .filter(right::COLUMN.societe_id.eq(societe.id))
        .exec(&tx)
        .await?;
    if staff.joined_at.is_none() {
        invitation::send(&tx, (app, origin.at), &staff, &societe.name).await?;
    }
    let event = Event::done(Kind::StaffRightChanged, actor, id).at(societe.id.uuid());
    audit::record(&tx, origin, event).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}

/// Takes the right at a société back, from the next request on. Whoever has none left can no longer
/// sign in.
pub async fn remove(
    app: &App,
    (origin, actor): (&Origin, Actor),
    (societe, id): (&Societe, StaffId),
) -> Result<Changed, DbErr> {
    let tx = app.db.begin().await?;
    let Some(staff) = colleague(&tx, societe, id).await? else {
        return Ok(Changed::NoSuchColleague);
    };
    if is_last_administrator(&tx, societe.id, id).await? {
        return Ok(Changed::LastAdministrator);
    }
    right::Entity::delete_by_id((id, societe.id)).exec(&tx).await?;
    let event = Event::done(Kind::StaffRemoved, actor, id).at(societe.id.uuid());
    audit::record(&tx, origin, event).await?;
    let left = right::Entity::find().filter(right::COLUMN.staff_id.eq(id)).count(&tx).await?;
    if left == 0 {
        dismiss(&tx, &staff, origin).await?;
    }
    notices::removed(&tx, (app, origin.at), &staff, &societe.name).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}

/// Sends the invitation of a colleague who has not joined again.
pub async fn resend(
    app: &App,
    (origin, actor): (&Origin, Actor),
    (societe, id): (&Societe, StaffId),
) -> Result<Changed, DbErr> {
    let tx = app.db.begin().await?;
    let found = colleague(&tx, societe, id).await?;
    let Some(staff) = found.filter(|staff| staff.joined_at.is_none()) else {
        return Ok(Changed::NoSuchColleague);
    };
    invitation::send(&tx, (app, origin.at), &staff, &societe.name).await?;
    let event = Event::done(Kind::StaffInvited, actor, id).at(societe.id.uuid());
    audit::record(&tx, origin, event).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}

/// Nothing of theirs opens anything any more.
pub(super) async fn dismiss(
    tx: &impl ConnectionTrait,
    staff: &Staff,
    origin: &Origin,
) -> Result<(), DbErr> {
    staff.dismiss(tx, origin.at).await?;
    right::Entity::delete_many().filter(right::COLUMN.staff_id.eq(staff.id)).exec(tx).await?;
    session::end_all(tx, staff.id, None).await?;
    half_session::end_all(tx, staff.id).await?;
    recovery_code::forget_all(tx, staff.id).await?;
    passkey::forget_all(tx, staff.id).await?;
    invitation::supersede_all(tx, staff.id, origin.at).await
}

/// Whoever has a right at this société. The société's row is held meanwhile: of two administrators
/// who remove each other, one comes second and is told so.
async fn colleague(
    tx: &impl ConnectionTrait,
    societe: &Societe,
    id: StaffId,
) -> Result<Option<Staff>, DbErr> {
    societe::Entity::find_by_id(societe.id).lock_exclusive().one(tx).await?;
    match right::Entity::find_by_id((id, societe.id)).one(tx).await? {
        Some(_) => Staff::known(tx, id).await.map(Some),
        None => Ok(None),
    }
}

/// Whether this member administers the société, and nobody else who has joined does.
async fn is_last_administrator(
    tx: &impl ConnectionTrait,
    societe: SocieteId,
    id: StaffId,
) -> Result<bool, DbErr> {
    let all = right::Entity::find()
        .filter(right::COLUMN.societe_id.eq(societe))
        .filter(right::COLUMN.right.eq(Right::Administration));
    let (mut is_one, mut others) = (false, 0);
    for right in all.all(tx).await? {
        if right.staff_id == id {
            is_one = true;
        } else if Staff::known(tx, right.staff_id).await?.is_here() {
            others += 1;
        }
    }
    Ok(is_one && others == 0)
}

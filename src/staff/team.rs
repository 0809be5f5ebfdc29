//! The team of a société, as its administrators see it: nothing of what a colleague does elsewhere.

use sea_orm::DbErr;
use sea_orm::entity::prelude::*;

use super::agency_staff::AgencyStaff;
use super::invitation;
use super::member::{self, Staff, StaffId};
use super::notices;
use super::right::{self, Administration, AtLeast, Right};
use crate::clock::Moment;
use crate::web::{App, Visitor};

/// A colleague, at this société.
pub struct Colleague {
    pub id: StaffId,
    pub name: String,
    pub email: String,
    pub right: Right,
    pub standing: Standing,
    pub has_factor: bool,
    pub last_sign_in_at: Option<Moment>,
    /// Whoever asks.
    pub is_self: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Joined,
    Invited,
    /// The link they were sent is of no use any more.
    InvitationOver,
}

/// Everybody with a right at the société, by name.
pub async fn list(app: &App, staff: &AgencyStaff<Administration>) -> Result<Vec<Colleague>, DbErr> {
    let (db, now) = (app.db.reader(), app.clock.now());
    let rights = right::Entity::find().filter(right::COLUMN.societe_id.eq(staff.societe_id()));
    let rights = rights.all(db).await?;
    let ids: Vec<StaffId> = rights.iter().map(|right| right.staff_id).collect();
    let members = member::Entity::find().filter(member::COLUMN.id.is_in(ids.iter().copied()));
    let members = members.all(db).await?;
    let waiting = invitation::waiting(db, &ids, now).await?;
    let colleague = |member: Staff| {
        let right = rights.iter().find(|right| right.staff_id == member.id)?.right;
        let standing = match () {
            () if member.is_here() => Standing::Joined,
            () if waiting.contains(&member.id) => Standing::Invited,
            () => Standing::InvitationOver,
        };
        Some(Colleague {
            is_self: member.id == staff.id(),
            id: member.id,
            has_factor: member.totp_secret.is_some(),
            last_sign_in_at: member.last_sign_in_at,
            name: member.name,
            email: member.email,
            right,
            standing,
        })
    };
    let mut all: Vec<Colleague> = members.into_iter().filter_map(colleague).collect();
    all.sort_by_cached_key(|colleague| (colleague.name.to_lowercase(), colleague.id.to_string()));
    Ok(all)
}

/// Who may manage at the société of whoever asks, by name: whom something can be given to.
pub async fn who_manage(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
) -> Result<Vec<(StaffId, String)>, DbErr> {
    let rights = right::Entity::find()
        .filter(right::COLUMN.societe_id.eq(staff.societe_id()))
        .filter(right::COLUMN.right.is_in([Right::Gestion, Right::Administration]));
    let ids: Vec<StaffId> = rights.all(db).await?.iter().map(|right| right.staff_id).collect();
    let members = member::Entity::find().filter(member::COLUMN.id.is_in(ids)).all(db).await?;
    let here = members.into_iter().filter(Staff::is_here);
    let mut all: Vec<(StaffId, String)> = here.map(|member| (member.id, member.name)).collect();
    all.sort_by_cached_key(|(id, name)| (name.to_lowercase(), id.to_string()));
    Ok(all)
}

/// One of them; none when they have no right at this société.
pub async fn find(
    app: &App,
    staff: &AgencyStaff<Administration>,
    id: StaffId,
) -> Result<Option<Colleague>, DbErr> {
    let all = list(app, staff).await?;
    Ok(all.into_iter().find(|colleague| colleague.id == id))
}

/// Tells the other administrators of the société that whoever acts changed where people pay to. Which
/// account it is stands in no letter.
pub async fn tell_of_bank(
    tx: &impl ConnectionTrait,
    (app, visitor): (&App, &Visitor),
    staff: &AgencyStaff<Administration>,
) -> Result<(), DbErr> {
    let administrators = right::Entity::find()
        .filter(right::COLUMN.societe_id.eq(staff.societe_id()))
        .filter(right::COLUMN.right.eq(Right::Administration))
        .filter(right::COLUMN.staff_id.ne(staff.id()));
    let path = format!("/office/{}/settings", staff.societe_id());
    let who = Staff::known(tx, staff.id()).await?.name;
    for right in administrators.all(tx).await? {
        let other = Staff::known(tx, right.staff_id).await?;
        if other.is_here() {
            let what = (who.as_str(), staff.societe().name.as_str(), path.as_str());
            notices::bank_changed(tx, (app, visitor), &other, what).await?;
        }
    }
    Ok(())
}

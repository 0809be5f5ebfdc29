//! « Clé d'accès exigée »: an agency asks everybody who works for it for a passkey. A session that
//! another factor opened leads to one's own account, where a key is made, and nowhere else.

use std::collections::BTreeSet;

use sea_orm::entity::prelude::*;

use super::notices;
use crate::agencies::{Agency, AgencyId, Societe};
use crate::audit::{self, Kind};
use crate::staff::agency_staff::AgencyStaff;
use crate::staff::member::{Staff, StaffId};
use crate::staff::right::{self, Administration, Right};
use crate::web::{App, Visitor};

pub async fn is_needed(db: &impl ConnectionTrait, agency: AgencyId) -> Result<bool, DbErr> {
    Ok(Agency::known(db, agency).await?.needs_passkey)
}

/// Proof that somebody administers every société of their agency: what holds for all of them is
/// decided by nobody else.
pub struct WholeAgency {
    societes: Vec<Societe>,
}

impl WholeAgency {
    pub async fn of(
        db: &impl ConnectionTrait,
        staff: &AgencyStaff<Administration>,
    ) -> Result<Option<Self>, DbErr> {
        let societes = Societe::of_agency(db, staff.signed_in().agency_id()).await?;
        let rights = right::Entity::find()
            .filter(right::COLUMN.staff_id.eq(staff.id()))
            .filter(right::COLUMN.right.eq(Right::Administration));
        let rights = rights.all(db).await?;
        let is_theirs = |it: &Societe| rights.iter().any(|right| right.societe_id == it.id);
        Ok(societes.iter().all(is_theirs).then_some(Self { societes }))
    }
}

/// Asks for one from the next request on, or asks no more. Each société's trail keeps it, and every
/// other administrator is told.
pub async fn need(
    app: &App,
    visitor: &Visitor,
    (staff, whole): (&AgencyStaff<Administration>, &WholeAgency),
    needs: bool,
) -> Result<(), DbErr> {
    let agency = staff.signed_in().agency_id();
    let tx = app.db.begin().await?;
    if is_needed(&tx, agency).await? == needs {
        return Ok(());
    }
    Agency::need_passkey(&tx, agency, needs).await?;
    let subject = if needs { "passkey needed" } else { "passkey not needed" };
    for societe in &whole.societes {
        let event = staff.event(Kind::AgencyChanged, subject).at(societe.id.uuid());
        audit::record(&tx, &visitor.origin(), event).await?;
    }
    let who = Staff::known(&tx, staff.id()).await?.name;
    for other in administrators(&tx, (staff, whole)).await? {
        notices::policy_changed(&tx, (app, visitor), &other, (&who, needs)).await?;
    }
    tx.commit().await
}

/// Whoever else administers one of them.
async fn administrators(
    tx: &impl ConnectionTrait,
    (staff, whole): (&AgencyStaff<Administration>, &WholeAgency),
) -> Result<Vec<Staff>, DbErr> {
    let rights = right::Entity::find()
        .filter(right::COLUMN.societe_id.is_in(whole.societes.iter().map(|societe| societe.id)))
        .filter(right::COLUMN.right.eq(Right::Administration))
        .filter(right::COLUMN.staff_id.ne(staff.id()));
    let ids: BTreeSet<StaffId> = rights.all(tx).await?.iter().map(|it| it.staff_id).collect();
    let mut others = Vec::new();
    for id in ids {
        others.push(Staff::known(tx, id).await?);
    }
    Ok(others.into_iter().filter(Staff::is_here).collect())
}

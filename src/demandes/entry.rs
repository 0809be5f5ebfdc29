//! A line of a demande's thread: what somebody wrote, or what changed.

use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use super::demande::{Demande, DemandeId};
use super::state::Reason;
use crate::accounts::AccountId;
use crate::agencies::SocieteId;
use crate::clock::Moment;
use crate::staff::StaffId;

pub use Model as Entry;

crate::id!(EntryId, ordered);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "demande_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EntryId,
    pub demande_id: DemandeId,
    pub kind: What,
    /// Who did it: a holder, or somebody of the agency.
    pub account_id: Option<AccountId>,
    pub staff_id: Option<StaffId>,
    /// Of an assignment: to whom; none where it was taken back.
    pub assigned_to: Option<StaffId>,
    /// Of a closure.
    pub reason: Option<Reason>,
    pub body: String,
    pub at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum What {
    Message,
    /// Between those who work for the agency: the person never sees it.
    Note,
    Taken,
    Assigned,
    /// The agency waits for the person.
    Asked,
    Closed,
    Reopened,
}

/// Who adds a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Account(AccountId),
    Staff(StaffId),
}

/// A line to be added.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    pub what: What,
    pub by: By,
    pub assigned_to: Option<StaffId>,
    pub reason: Option<Reason>,
    pub body: &'a str,
}

impl<'a> Line<'a> {
    pub fn new(what: What, by: By, body: &'a str) -> Self {
        Self { what, by, assigned_to: None, reason: None, body }
    }
}

/// Adds a line to a thread.
pub async fn add(
    tx: &impl ConnectionTrait,
    demande: &Demande,
    line: &Line<'_>,
    now: Moment,
) -> Result<EntryId, DbErr> {
    let (account, staff) = match line.by {
        By::Account(id) => (Some(id), None),
        By::Staff(id) => (None, Some(id)),
    };
    let id = EntryId::new();
    let row = ActiveModel {
        societe_id: Set(demande.societe_id),
        id: Set(id),
        demande_id: Set(demande.id),
        kind: Set(line.what),
        account_id: Set(account),
        staff_id: Set(staff),
        assigned_to: Set(line.assigned_to),
        reason: Set(line.reason),
        body: Set(line.body.to_owned()),
        at: Set(now),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

/// All of a thread, in its order.
pub async fn of(db: &impl ConnectionTrait, demande: &Demande) -> Result<Vec<Entry>, DbErr> {
    Entity::find()
        .filter(COLUMN.societe_id.eq(demande.societe_id))
        .filter(COLUMN.demande_id.eq(demande.id))
        .order_by_asc(COLUMN.at)
        .order_by_asc(COLUMN.id)
        .all(db)
        .await
}

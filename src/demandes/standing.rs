//! Where a demande goes from where it stands: written in one place for both sides.

use sea_orm::entity::prelude::*;

use super::demande::{COLUMN, Column, Demande, Entity};
use super::state::{Reason, State};
use crate::clock::Moment;
use crate::staff::StaffId;

/// Where it stands from now on.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    pub state: State,
    pub assigned_to: Option<StaffId>,
    /// Since when the person waits.
    pub waiting: Option<Moment>,
    pub closed: Option<(Moment, Reason)>,
}

impl Now {
    /// Where it stood.
    pub fn of(demande: &Demande) -> Self {
        Self {
            state: demande.state,
            assigned_to: demande.assigned_to,
            waiting: demande.waiting_since,
            closed: demande.closed_at.zip(demande.reason),
        }
    }

    pub fn closed(demande: &Demande, reason: Reason, at: Moment) -> Self {
        let closed = Some((at, reason));
        Self { state: State::Closed, waiting: None, closed, ..Self::of(demande) }
    }

    pub fn reopened(demande: &Demande, waiting: Option<Moment>) -> Self {
        let is_taken = demande.assigned_to.is_some();
        let state = if is_taken { State::Taken } else { State::Sent };
        Self { state, waiting, closed: None, ..Self::of(demande) }
    }
}

pub async fn change(
    tx: &impl ConnectionTrait,
    demande: &Demande,
    to: Now,
    now: Moment,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(to.state))
        .col_expr(Column::AssignedTo, Expr::value(to.assigned_to))
        .col_expr(Column::WaitingSince, Expr::value(to.waiting))
        .col_expr(Column::ClosedAt, Expr::value(to.closed.map(|(at, _)| at)))
        .col_expr(Column::Reason, Expr::value(to.closed.map(|(_, reason)| reason)))
        .col_expr(Column::LastAt, Expr::value(now))
        .filter(COLUMN.societe_id.eq(demande.societe_id))
        .filter(COLUMN.id.eq(demande.id))
        .exec(tx)
        .await
        .map(drop)
}

//! After a reset nobody knows who made the keys: none opens alone until their holder, who signed in with
//! the new password, has looked through them.

use sea_orm::entity::prelude::*;

use super::row;
use crate::audit::{self, Event, Kind};
use crate::clock::Moment;
use crate::guard::Token;
use crate::staff::agency_staff::SignedInStaff;
use crate::staff::member::{self, Staff, StaffId};
use crate::staff::session;
use crate::web::{App, Visitor};

impl Staff {
    /// Whether their passkeys wait to be looked through.
    pub fn is_to_review(&self) -> bool {
        self.review_since.is_some()
    }
}

/// Keeps the keys of a member from opening alone, if they have any.
pub async fn hold(tx: &impl ConnectionTrait, id: StaffId, now: Moment) -> Result<(), DbErr> {
    if row::of_staff(tx, id).await?.is_empty() {
        return Ok(());
    }
    write(tx, id, Some(now)).await
}

/// They know every key: those open alone again. The session's new token.
pub async fn release(app: &App, visitor: &Visitor, person: &SignedInStaff) -> Result<Token, DbErr> {
    let tx = app.db.begin().await?;
    write(&tx, person.id(), None).await?;
    let event = Event::done(Kind::PasskeysReviewed, person.actor(), person.id());
    audit::record(&tx, &visitor.origin(), event).await?;
    let token = session::renewed(&tx, person.token()).await?;
    tx.commit().await?;
    Ok(token)
}

/// Nothing is left to look through.
pub(super) async fn forget(tx: &impl ConnectionTrait, id: StaffId) -> Result<(), DbErr> {
    write(tx, id, None).await
}

async fn write(tx: &impl ConnectionTrait, id: StaffId, since: Option<Moment>) -> Result<(), DbErr> {
    member::Entity::update_many()
        .col_expr(member::Column::ReviewSince, Expr::value(since))
        .filter(member::COLUMN.id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

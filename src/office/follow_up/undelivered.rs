//! Mails in the société's name that were given up: about whom, what for, and to which of the addresses.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{PaginatorTrait, QueryOrder, QuerySelect};

use crate::clock::Moment;
use crate::contracts::{Tiers, tiers};
use crate::mail::{Kind, outbox};
use crate::office::mailed::To;
use crate::staff::{AgencyStaff, AtLeast};

/// Lines of the list.
const SHOWN: u64 = 10;

pub struct Undelivered {
    /// None for what is about nobody, or nobody any more.
    pub tiers: Option<Tiers>,
    pub kind: Kind,
    pub to: To,
    pub at: Moment,
}

/// How many there are, and the newest first.
pub async fn of(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
) -> Result<(u64, Vec<Undelivered>), DbErr> {
    let failed = outbox::Entity::find()
        .filter(outbox::COLUMN.societe_id.eq(staff.societe_id().uuid()))
        .filter(outbox::is_given_up());
    let count = failed.clone().count(db).await?;
    let newest = failed.order_by_desc(outbox::COLUMN.failed_at).order_by_desc(outbox::COLUMN.id);
    let newest = newest.limit(SHOWN).all(db).await?;
    let tiers = about(db, staff, &newest).await?;
    let told = newest.into_iter().map(|mail| Undelivered {
        tiers: mail.about.and_then(|id| tiers.get(&id).cloned()),
        kind: mail.kind,
        to: To::of(&mail),
        at: mail.failed_at.unwrap_or(mail.created_at),
    });
    Ok((count, told.collect()))
}

async fn about(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    mails: &[outbox::Model],
) -> Result<HashMap<Uuid, Tiers>, DbErr> {
    let ids = mails.iter().filter_map(|mail| mail.about);
    let own = tiers::Entity::find().filter(tiers::COLUMN.societe_id.eq(staff.societe_id()));
    let rows = own.filter(tiers::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|tiers| (tiers.id.uuid(), tiers)).collect())
}

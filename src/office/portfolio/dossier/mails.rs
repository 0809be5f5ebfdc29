//! The letters about a tiers in its société's name, and what became of them.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use crate::access::link;
use crate::agencies::SocieteId;
use crate::clock::Moment;
use crate::contracts::TiersId;
use crate::mail::{Kind, outbox};
use crate::office::mailed::{To, is_validation};

/// Letters shown: those that left long ago are not kept.
const SHOWN: u64 = 50;

pub struct Mailed {
    pub at: Moment,
    pub kind: Kind,
    pub to: To,
    pub fate: Fate,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Waiting,
    Sent(Moment),
    Retrying,
    Failed,
    Withdrawn,
}

/// The newest first. A request to confirm an address is told until there is an access: whoever added
/// the contract to an account that they had received none, and nobody here is to see who did.
pub async fn of(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    tiers: TiersId,
) -> Result<Vec<Mailed>, DbErr> {
    let linked_at = last_link(db, societe, tiers).await?;
    let about = outbox::Entity::find()
        .filter(outbox::COLUMN.societe_id.eq(societe.uuid()))
        .filter(outbox::COLUMN.about.eq(tiers.uuid()))
        .order_by_desc(outbox::COLUMN.created_at)
        .order_by_desc(outbox::COLUMN.id)
        .limit(SHOWN);
    let mails = about.all(db).await?;
    let mails = mails.iter().map(Mailed::of);
    let is_over = |mail: &Mailed| {
        is_validation(mail.kind) && linked_at.is_some_and(|linked_at| mail.at <= linked_at)
    };
    Ok(mails.filter(|mail| !is_over(mail)).collect())
}

async fn last_link(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    tiers: TiersId,
) -> Result<Option<Moment>, DbErr> {
    let own = link::Entity::find().filter(link::COLUMN.societe_id.eq(societe));
    let own = own.filter(link::COLUMN.tiers_id.eq(tiers));
    let last = own.order_by_desc(link::COLUMN.linked_at).one(db).await?;
    Ok(last.map(|link| link.linked_at))
}

impl Mailed {
    fn of(row: &outbox::Model) -> Self {
        let fate = match (row.sent_at, row.failed_at, row.last_fault.as_deref()) {
            (Some(at), ..) => Fate::Sent(at),
            (None, Some(_), Some("withdrawn")) => Fate::Withdrawn,
            (None, Some(_), _) => Fate::Failed,
            (None, None, Some(_)) => Fate::Retrying,
            (None, None, None) => Fate::Waiting,
        };
        Self { at: row.created_at, kind: row.kind, to: To::of(row), fate }
    }
}

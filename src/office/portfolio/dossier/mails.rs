//! The letters about a tiers in its société's name, and what became of them.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use crate::agencies::SocieteId;
use crate::clock::Moment;
use crate::contracts::TiersId;
use crate::mail::{Kind, outbox};

/// Letters shown: those that left long ago are not kept.
const SHOWN: u64 = 50;

pub struct Mailed {
    pub at: Moment,
    pub subject: String,
    pub to: To,
    pub fate: Fate,
}

/// Where it went: staff learn no address by which somebody signs in, nor would.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// The one that the agency has on file.
    OnFile(String),
    /// The one of the account, or that was chosen for it.
    Account,
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

/// The newest first.
pub async fn of(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    tiers: TiersId,
) -> Result<Vec<Mailed>, DbErr> {
    let about = outbox::Entity::find()
        .filter(outbox::COLUMN.societe_id.eq(societe.uuid()))
        .filter(outbox::COLUMN.about.eq(tiers.uuid()))
        .order_by_desc(outbox::COLUMN.created_at)
        .limit(SHOWN);
    Ok(about.all(db).await?.into_iter().map(Mailed::of).collect())
}

impl Mailed {
    fn of(row: outbox::Model) -> Self {
        let to = match row.kind {
            Kind::ActivatedElsewhere => To::OnFile(row.recipient.clone()),
            _ => To::Account,
        };
        let fate = match (row.sent_at, row.failed_at, row.last_fault.as_deref()) {
            (Some(at), ..) => Fate::Sent(at),
            (None, Some(_), Some("withdrawn")) => Fate::Withdrawn,
            (None, Some(_), _) => Fate::Failed,
            (None, None, Some(_)) => Fate::Retrying,
            (None, None, None) => Fate::Waiting,
        };
        Self { at: row.created_at, subject: row.subject, to, fate }
    }
}

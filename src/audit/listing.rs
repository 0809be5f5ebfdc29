//! Which events of the trail are listed, the newest first.

use sea_orm::entity::prelude::*;
use sea_orm::{ExprTrait, QueryOrder, QuerySelect};

use super::event::{COLUMN, Entity, EventId, Kind, Outcome, Recorded};
use crate::clock::Moment;

/// Which events to list.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    pub societe: Option<Uuid>,
    pub kind: Option<Kind>,
    /// Leaves these out.
    pub without: &'static [Kind],
    pub outcome: Option<Outcome>,
    pub since: Option<Moment>,
    /// Before this moment.
    pub until: Option<Moment>,
    /// Older than this event: where a former list stopped.
    pub before: Option<(Moment, EventId)>,
    /// Leaves out so many of the newest.
    pub after: u64,
    /// At most so many, the newest.
    pub limit: u64,
}

/// The newest events first.
pub async fn list(db: &impl ConnectionTrait, filter: &Filter) -> Result<Vec<Recorded>, DbErr> {
    let mut events = Entity::find();
    if let Some(societe) = filter.societe {
        events = events.filter(COLUMN.societe_id.eq(societe));
    }
    if let Some(kind) = filter.kind {
        events = events.filter(COLUMN.kind.eq(kind));
    }
    if !filter.without.is_empty() {
        events = events.filter(COLUMN.kind.is_not_in(filter.without.iter().copied()));
    }
    if let Some(outcome) = filter.outcome {
        events = events.filter(COLUMN.outcome.eq(outcome));
    }
    if let Some(since) = filter.since {
        events = events.filter(COLUMN.at.gte(since));
    }
    if let Some(until) = filter.until {
        events = events.filter(COLUMN.at.lt(until));
    }
    if let Some((at, id)) = filter.before {
        let same = COLUMN.at.eq(at).and(COLUMN.id.lt(id));
        events = events.filter(COLUMN.at.lte(at)).filter(COLUMN.at.lt(at).or(same));
    }
    let newest = events.order_by_desc(COLUMN.at).order_by_desc(COLUMN.id);
    newest.offset(filter.after).limit(filter.limit).all(db).await
}

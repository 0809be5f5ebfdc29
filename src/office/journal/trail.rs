//! The events of a société, with the names of its staff: never of anything elsewhere.

use sea_orm::DbErr;
use sea_orm::entity::prelude::*;

use crate::audit::{self, Filter, Kind, Recorded};
use crate::office::colleagues::Colleagues;
use crate::staff::{AgencyStaff, AtLeast};

/// What tells whether somebody had an account before: no agency's business. It is in no société's trail
/// any more, but older ones have it.
pub const HIDDEN: &[Kind] = &[Kind::ActivationMailed, Kind::ActivationCommitted];

/// One event, and whose name stands behind its actor.
pub struct Act {
    pub event: Recorded,
    /// Of a member of staff of the same agency.
    pub staff_name: Option<String>,
}

/// The newest first: at most `filter.limit`, after so many.
pub async fn of(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    filter: Filter,
) -> Result<Vec<Act>, DbErr> {
    let societe = Some(staff.societe_id().uuid());
    let own = Filter { societe, without: HIDDEN, ..filter };
    let events = audit::list(db, &own).await?;
    let actors = events.iter().map(|event| event.actor.as_str());
    let colleagues = Colleagues::among(db, staff, actors).await?;
    let act = |event: Recorded| {
        let staff_name = colleagues.name(&event.actor).map(str::to_owned);
        Act { event, staff_name }
    };
    Ok(events.into_iter().map(act).collect())
}

//! The events of a société, with the names of its staff: never of anything elsewhere.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{DbErr, QuerySelect};

use crate::audit::{self, Filter, Recorded};
use crate::staff::{AgencyStaff, AtLeast, StaffId, member};

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
    let own = Filter { societe: Some(staff.societe_id().uuid()), ..filter };
    let events = audit::list(db, &own).await?;
    let names = names(db, staff, &events).await?;
    let act = |event: Recorded| {
        let staff_name = staff_of(&event).and_then(|id| names.get(&id).cloned());
        Act { event, staff_name }
    };
    Ok(events.into_iter().map(act).collect())
}

async fn names(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    events: &[Recorded],
) -> Result<HashMap<StaffId, String>, DbErr> {
    let mut ids: Vec<StaffId> = events.iter().filter_map(staff_of).collect();
    ids.sort();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let named = member::Entity::find()
        .select_only()
        .columns([member::Column::Id, member::Column::Name])
        .filter(member::COLUMN.agency_id.eq(staff.signed_in().agency_id()))
        .filter(member::COLUMN.id.is_in(ids))
        .into_tuple::<(StaffId, String)>();
    Ok(named.all(db).await?.into_iter().collect())
}

fn staff_of(event: &Recorded) -> Option<StaffId> {
    StaffId::parse(event.actor.strip_prefix("staff:")?)
}

//! The audit trail: whole months go, once the youngest event of the month is old enough (CNIL
//! 2021-122: six months to a year).

use sea_orm::DbErr;
use sea_orm::entity::prelude::*;

use crate::audit::{self, Origin, event};
use crate::clock::{Day, Moment, paris_midnight, paris_today};
use crate::web::App;

/// How many events are older than what is kept.
pub async fn count(app: &App, now: Moment) -> Result<u64, DbErr> {
    let old = event::Entity::find().filter(event::Column::At.lt(kept_from(app, now)));
    old.count(app.db.reader()).await
}

/// Forgets them, by the one door that the trail has: how many there were. Those that are not sealed
/// yet wait.
pub async fn forget(app: &App, now: Moment) -> Result<u64, DbErr> {
    if count(app, now).await? == 0 {
        return Ok(0);
    }
    let origin = Origin { network: "upkeep".into(), ..Origin::console(now) };
    let before = kept_from(app, now);
    Ok(audit::forget_before(&app.db, &app.keys, before, &origin).await?.events)
}

/// The first moment, in Paris, of the oldest month of which something is still to be kept.
fn kept_from(app: &App, now: Moment) -> Moment {
    let oldest = paris_today(now - app.settings.retention.trail);
    let first = format!("{:04}-{:02}-01", oldest.date().year(), oldest.date().month());
    paris_midnight(Day::parse(&first).unwrap_or(oldest))
}

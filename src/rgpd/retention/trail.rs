//! The audit trail: whole months go, once the youngest event of the month is old enough (CNIL
//! 2021-122: six months to a year).

use sea_orm::DbErr;
use sea_orm::entity::prelude::*;

use crate::audit::event;
use crate::clock::{Day, Moment, paris_midnight, paris_today};
use crate::web::App;

/// How many events are older than what is kept.
pub async fn count(app: &App, now: Moment) -> Result<u64, DbErr> {
    let old = event::Entity::find().filter(event::Column::At.lt(kept_from(app, now)));
    old.count(app.db.reader()).await
}

/// The first moment, in Paris, of the oldest month of which something is still to be kept.
fn kept_from(app: &App, now: Moment) -> Moment {
    let oldest = paris_today(now - app.settings.retention.trail);
    let first = format!("{:04}-{:02}-01", oldest.date().year(), oldest.date().month());
    paris_midnight(Day::parse(&first).unwrap_or(oldest))
}

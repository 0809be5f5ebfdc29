//! The audit trail: whole months go, once the youngest event of the month is old enough (CNIL
//! 2021-122: six months to a year).

use sea_orm::{ConnectionTrait, DbErr};

use crate::audit::{self, Origin};
use crate::clock::{Day, Moment, paris_midnight, paris_today};
use crate::web::App;

/// How many events would be forgotten: those that are old and sealed, up to the first of each chain that
/// stays.
pub async fn would_forget(db: &impl ConnectionTrait, app: &App, now: Moment) -> Result<u64, DbErr> {
    Ok(audit::would_forget_before(db, kept_from(app, now)).await?.events)
}

/// Forgets them, by the one door that the trail has: how many there were. Those that are not sealed
/// yet wait.
pub async fn forget(app: &App, now: Moment) -> Result<u64, DbErr> {
    if would_forget(app.db.reader(), app, now).await? == 0 {
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

//! « Suivi ».

use askama::Template;
use axum::extract::State;

use super::bars::{self, Bar};
use super::counts::{self, Counts, Undelivered};
use super::figures::{self, Month};
use super::unread;
use crate::audit::Recorded;
use crate::clock::{Moment, paris_day, paris_day_and_time, paris_iso, paris_today};
use crate::documents::Document;
use crate::staff::{AgencyStaff, Desk, Lecture, Tab};
use crate::web::{App, Error, Page, Visitor};

#[derive(Template)]
#[template(path = "office/follow_up/follow_up.html")]
pub struct FollowUpPage {
    visitor: Visitor,
    desk: Desk,
    counts: Counts,
    /// Of a hundred tiers, how many are associated.
    share: u64,
    months: Vec<Month>,
    bars: Vec<Bar>,
    undelivered: (u64, Vec<Undelivered>),
    unread: (u64, Vec<Document>),
    imports: Vec<Recorded>,
}

pub async fn follow_up(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Lecture>,
) -> Result<Page<FollowUpPage>, Error> {
    let (db, now) = (app.db.reader(), visitor.now);
    let counts = counts::of(db, &staff, now).await?;
    let months = figures::of(db, &staff, paris_today(now)).await?;
    let undelivered = counts::undelivered(db, &staff).await?;
    let unread = unread::of(db, &staff, now).await?;
    let imports = counts::imports(db, &staff).await?;
    let (visitor, desk) = staff.seated(&app, visitor, Tab::Activity);
    let share = counts.associated.saturating_mul(100) / counts.tiers.max(1);
    let bars = bars::of(&months);
    let page =
        FollowUpPage { visitor, desk, counts, share, months, bars, undelivered, unread, imports };
    Ok(Page(page))
}

impl FollowUpPage {
    /// « mai 2026 »
    fn month(&self, month: &Month) -> String {
        month.first.month(self.visitor.lang)
    }

    fn iso(&self, moment: &Moment) -> String {
        paris_iso(*moment)
    }

    fn day(&self, moment: &Moment) -> String {
        paris_day(*moment, self.visitor.lang)
    }

    fn time(&self, moment: &Moment) -> String {
        paris_day_and_time(*moment, self.visitor.lang)
    }

    fn has_activations(&self) -> bool {
        self.months.iter().any(|month| month.activated > 0)
    }
}

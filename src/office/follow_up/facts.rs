//! All that « Suivi » tells, as it was read.

use sea_orm::DbErr;

use super::counts::{self, Counts, Undelivered};
use super::figures::{self, Month};
use super::unread;
use crate::access::contestation::{self, Contested};
use crate::audit::Recorded;
use crate::clock::{Moment, paris_today};
use crate::documents::Document;
use crate::staff::{AgencyStaff, AtLeast};
use crate::web::App;

pub struct Facts {
    pub counts: Counts,
    pub months: Vec<Month>,
    /// How many in all, and the newest.
    pub undelivered: (u64, Vec<Undelivered>),
    pub unread: (u64, Vec<Document>),
    pub imports: Vec<Recorded>,
    pub contested: Vec<Contested>,
}

impl Facts {
    pub async fn of(
        app: &App,
        staff: &AgencyStaff<impl AtLeast>,
        now: Moment,
    ) -> Result<Self, DbErr> {
        let db = app.db.reader();
        Ok(Self {
            counts: counts::of(db, staff, now).await?,
            months: figures::of(db, staff, paris_today(now)).await?,
            undelivered: counts::undelivered(db, staff).await?,
            unread: unread::of(db, staff, now).await?,
            imports: counts::imports(db, staff).await?,
            contested: contestation::waiting(db, staff.societe_id(), None).await?,
        })
    }
}

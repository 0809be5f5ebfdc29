//! All that « Suivi » tells, as it was read.

use sea_orm::DbErr;

use super::counts::{self, Counts};
use super::figures::{self, Month};
use super::imported::{self, Imported};
use super::undelivered::{self, Undelivered};
use super::unread;
use crate::access::contestation::{self, Contested};
use crate::clock::{Moment, paris_today};
use crate::office::documents::Shelved;
use crate::staff::{AgencyStaff, AtLeast};
use crate::web::App;

pub struct Facts {
    pub counts: Counts,
    pub months: Vec<Month>,
    /// How many in all, and the newest.
    pub undelivered: (u64, Vec<Undelivered>),
    pub unread: (u64, Vec<Shelved>),
    pub imports: Vec<Imported>,
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
            undelivered: undelivered::of(db, staff).await?,
            unread: unread::of(db, staff, now).await?,
            imports: imported::last(db, staff).await?,
            contested: contestation::waiting(db, staff.societe_id(), None).await?,
        })
    }
}

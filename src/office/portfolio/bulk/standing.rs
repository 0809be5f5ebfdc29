//! Where an act stands, as its page tells it.

use sea_orm::DbErr;

use super::act::BulkAct;
use crate::clock::Moment;
use crate::jobs::{self, Job};
use crate::web::App;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has confirmed it.
    Draft,
    Waiting,
    /// Of a hundred.
    Running(i64),
    /// It stopped on its way: what it had done stays.
    Failed,
    Done,
}

impl Standing {
    pub async fn of(app: &App, act: &BulkAct, now: Moment) -> Result<Self, DbErr> {
        if act.ended_at.is_some() {
            return Ok(Self::Done);
        }
        if act.confirmed_at.is_none() {
            return Ok(Self::Draft);
        }
        let Some(job) = act.job_id else { return Ok(Self::Failed) };
        let job = Job::find(app.db.reader(), act.societe_id, job).await?;
        Ok(match job.map(|job| job.standing(now)) {
            Some(jobs::Standing::Waiting) => Self::Waiting,
            Some(jobs::Standing::Running) => {
                Self::Running((act.looked_at * 100 / act.total.max(1)).min(100))
            }
            // It has just ended: the act was read before.
            Some(jobs::Standing::Done) => Self::Running(100),
            Some(jobs::Standing::Failed) | None => Self::Failed,
        })
    }

    /// Whether another look will see something else.
    pub fn goes_on(self) -> bool {
        matches!(self, Self::Waiting | Self::Running(_))
    }
}

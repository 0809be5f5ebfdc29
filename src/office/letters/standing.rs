//! Where a run stands, as its page tells it.

use sea_orm::DbErr;

use super::file::File;
use super::run::Run;
use crate::clock::Moment;
use crate::jobs::{self, Job};
use crate::web::App;

pub enum Standing {
    /// Nobody has confirmed it.
    Draft,
    Waiting,
    /// Of a hundred.
    Running(i64),
    Failed,
    Ready(Vec<File>),
    /// Nobody took its letters out in time: their pairs do not exist any more.
    Withdrawn,
}

impl Standing {
    pub async fn of(app: &App, run: &Run, now: Moment) -> Result<Self, DbErr> {
        let db = app.db.reader();
        if run.withdrawn_at.is_some() {
            return Ok(Self::Withdrawn);
        }
        if run.ready_at.is_some() {
            return Ok(Self::Ready(File::of_run(db, run.societe_id, run.id).await?));
        }
        let Some(job) = run.job_id else { return Ok(Self::Draft) };
        let Some(job) = Job::find(db, run.societe_id, job).await? else { return Ok(Self::Failed) };
        Ok(match job.standing(now) {
            jobs::Standing::Waiting => Self::Waiting,
            jobs::Standing::Running => Self::Running(job.done * 100 / job.total.max(1)),
            // It has just ended: the run was read before.
            jobs::Standing::Done => Self::Running(100),
            jobs::Standing::Failed => Self::Failed,
        })
    }

    /// Those of a run that is ready.
    pub fn files(&self) -> &[File] {
        match self {
            Self::Ready(files) => files,
            _ => &[],
        }
    }

    /// Whether another look will see something else.
    pub fn goes_on(&self) -> bool {
        matches!(self, Self::Waiting | Self::Running(_))
    }
}

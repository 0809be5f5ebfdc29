//! A file that somebody sent: which one, what it would do, and where it stands.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use crate::agencies::SocieteId;
use crate::clock::{Day, Moment};
use crate::documents::BatchId;
use crate::imports::{Kind, Report};
use crate::jobs::JobId;
use crate::staff::{AgencyStaff, AtLeast, Gestion, StaffId};

pub use Model as Import;

crate::id!(ImportId, ordered);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ImportId,
    pub kind: Kind,
    pub format: Format,
    /// What it was called there, for the eye alone.
    pub file_name: String,
    pub bytes: i64,
    /// In lowercase hexadecimal.
    pub sha256: String,
    /// Where its bytes wait to be applied; none once that is over.
    pub object: Option<String>,
    /// With documents: the files that the index names.
    pub batch_id: Option<BatchId>,
    /// With entries: the day that they are complete until.
    pub as_of: Day,
    pub state: State,
    /// What is done with it just now, or was last.
    pub job_id: Option<JobId>,
    pub sent_by: StaffId,
    pub sent_at: Moment,
    /// From where, as the trail has it.
    pub network: String,
    pub request: String,
    /// Of the report that is shown; empty before there is one.
    pub fingerprint: String,
    /// Whether the report is another than the one that was agreed to.
    pub has_moved: bool,
    /// Why the whole file is refused.
    pub fault_fr: Option<String>,
    pub fault_en: Option<String>,
    pub confirmed_by: Option<StaffId>,
    pub confirmed_at: Option<Moment>,
    pub ended_at: Option<Moment>,
    pub rows_read: i64,
    pub rows_created: i64,
    pub rows_changed: i64,
    pub rows_unchanged: i64,
    pub rows_ended: i64,
    pub rows_refused: i64,
    pub rows_flaws: i64,
    /// Since then its rows are not kept any more, but for their counts.
    pub report_gone_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Format {
    Csv,
    Json,
}

/// Where it stands. Only one that is shown can be agreed to, and only once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum State {
    /// Being read; nothing is known of it yet.
    Reading,
    /// Its report can be seen.
    Shown,
    /// Agreed to, and on its way.
    Applying,
    Applied,
    /// Refused as a whole.
    Condemned,
    /// Given up by somebody.
    Discarded,
    /// Nobody agreed to it in time.
    Expired,
}

impl From<Format> for crate::imports::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Csv => Self::Csv,
            Format::Json => Self::Json,
        }
    }
}

impl From<crate::imports::Format> for Format {
    fn from(format: crate::imports::Format) -> Self {
        match format {
            crate::imports::Format::Csv => Self::Csv,
            crate::imports::Format::Json => Self::Json,
        }
    }
}

impl Import {
    /// One of the société of whoever asks.
    pub async fn find(
        db: &impl ConnectionTrait,
        staff: &AgencyStaff<Gestion>,
        id: ImportId,
    ) -> Result<Option<Self>, DbErr> {
        Entity::find_by_id((staff.societe_id(), id)).one(db).await
    }

    /// The one that a job is about.
    pub async fn of_job(
        db: &impl ConnectionTrait,
        societe: SocieteId,
        job: JobId,
    ) -> Result<Option<Self>, DbErr> {
        let own = Entity::find().filter(COLUMN.societe_id.eq(societe));
        own.filter(COLUMN.job_id.eq(job)).one(db).await
    }

    /// The newest first, leaving out so many.
    pub async fn page(
        db: &impl ConnectionTrait,
        staff: &AgencyStaff<impl AtLeast>,
        (after, most): (u64, u64),
    ) -> Result<Vec<Self>, DbErr> {
        let own = Entity::find().filter(COLUMN.societe_id.eq(staff.societe_id()));
        let newest = own.order_by_desc(COLUMN.sent_at).order_by_desc(COLUMN.id);
        newest.offset(after).limit(most).all(db).await
    }

    /// Whether its rows have something to be agreed to.
    pub fn does_something(&self) -> bool {
        self.rows_created + self.rows_changed + self.rows_ended > 0
    }

    /// Rows that will be taken in.
    pub fn accepted(&self) -> i64 {
        self.rows_read - self.rows_refused
    }

    /// Goes from one state to another with these changes; false when it is in that state no more.
    pub async fn advance(
        &self,
        tx: &impl ConnectionTrait,
        (from, to): (State, State),
        changes: Vec<(Column, Expr)>,
    ) -> Result<bool, DbErr> {
        let mut update = Entity::update_many()
            .filter(COLUMN.societe_id.eq(self.societe_id))
            .filter(COLUMN.id.eq(self.id))
            .filter(COLUMN.state.eq(from))
            .filter(COLUMN.fingerprint.eq(self.fingerprint.as_str()))
            .col_expr(Column::State, Expr::value(to));
        for (column, value) in changes {
            update = update.col_expr(column, value);
        }
        Ok(update.exec(tx).await?.rows_affected == 1)
    }
}

/// What a report says in numbers, and which one it is.
pub fn counted(report: &Report) -> Vec<(Column, Expr)> {
    let number = |count: u64| Expr::value(i64::try_from(count).unwrap_or(i64::MAX));
    vec![
        (Column::Fingerprint, Expr::value(report.fingerprint())),
        (Column::RowsRead, number(report.read)),
        (Column::RowsCreated, number(report.created)),
        (Column::RowsChanged, number(report.changed)),
        (Column::RowsUnchanged, number(report.unchanged)),
        (Column::RowsEnded, number(report.ended)),
        (Column::RowsRefused, number(report.refused_count())),
        (Column::RowsFlaws, number(report.flaw_count())),
    ]
}

//! The bytes of a file while it waits: put aside when it is sent, read again by each job, and removed
//! once nothing more can come of it.

use std::collections::HashSet;
use std::io::Cursor;

use bytes::Bytes;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{DbErr, QuerySelect};

use super::import::{self, Format, Import, ImportId, State};
use super::line;
use crate::clock::Day;
use crate::documents::{Batch, Draft, batch, draft};
use crate::imports::reading::as_in_a_cell;
use crate::imports::{Beside, DocumentRow, FileFault, Files, Kind, Limits, Opened, read_as};
use crate::jobs::{self, Fault};
use crate::staff::{AgencyStaff, Gestion};
use crate::store::Kept;
use crate::web::{App, Visitor};

/// Removed at a time, so that no upkeep takes long.
const AT_A_TIME: u64 = 100;

/// A file that was put into the store a moment ago.
pub struct Sent {
    pub kind: Kind,
    pub format: Format,
    pub file_name: String,
    pub as_of: Day,
    pub kept: Kept,
    /// With documents: the files that the index names.
    pub batch: Option<Batch>,
}

/// Writes down that it is there, and has it read.
#[expect(clippy::too_many_lines, reason = "one row, written column by column")]
pub async fn stage(
    (app, visitor, staff): (&App, &Visitor, &AgencyStaff<Gestion>),
    sent: Sent,
) -> Result<ImportId, DbErr> {
    let (tx, origin) = (app.db.begin().await?, visitor.origin());
    if let Some(batch) = &sent.batch {
        // From now on it is the import's: no page of documents publishes it as well.
        batch::spend(&tx, batch, visitor.now).await?;
    }
    let whose = (staff.societe_id(), staff.actor());
    let job = jobs::ask(&tx, jobs::Kind::ImportLook, whose, sent.kept.bytes, visitor.now).await?;
    let id = ImportId::new();
    let row = import::ActiveModel {
        societe_id: Set(staff.societe_id()),
        id: Set(id),
        kind: Set(sent.kind),
        format: Set(sent.format),
        file_name: Set(sent.file_name),
        bytes: Set(sent.kept.bytes),
        sha256: Set(sent.kept.sha256),
        object: Set(Some(sent.kept.object)),
        batch_id: Set(sent.batch.map(|batch| batch.id)),
        as_of: Set(sent.as_of),
        state: Set(State::Reading),
        job_id: Set(Some(job)),
        sent_by: Set(staff.id()),
        sent_at: Set(visitor.now),
        network: Set(origin.network),
        request: Set(origin.request),
        fingerprint: Set(String::new()),
        has_moved: Set(false),
        fault_fr: Set(None),
        fault_en: Set(None),
        confirmed_by: Set(None),
        confirmed_at: Set(None),
        ended_at: Set(None),
        rows_read: Set(0),
        rows_created: Set(0),
        rows_changed: Set(0),
        rows_unchanged: Set(0),
        rows_ended: Set(0),
        rows_refused: Set(0),
        rows_flaws: Set(0),
        report_gone_at: Set(None),
    };
    import::Entity::insert(row).exec_without_returning(&tx).await?;
    tx.commit().await?;
    Ok(id)
}

/// The bytes that were sent, and no others.
pub async fn bytes(app: &App, import: &Import) -> Result<Bytes, Fault> {
    let Some(object) = &import.object else {
        return Err(Fault::Never("the file is not kept any more".into()));
    };
    app.store.whole(object).await.map_err(|error| Fault::Again(error.to_string()))
}

/// Opens it as it was sent.
pub async fn open(
    app: &App,
    import: &Import,
    bytes: Bytes,
) -> Result<Result<(Opened, Beside), FileFault>, DbErr> {
    let limits = Limits::of_web(&app.settings.import);
    let opened = match import.kind.open(Cursor::new(bytes), import.format.into(), limits) {
        Ok(opened) => opened,
        Err(fault) => return Ok(Err(fault)),
    };
    let drafts = drafts(app, import).await?.into_iter();
    let stored = drafts.filter_map(|draft| draft.stored().map(|stored| (draft.given_name, stored)));
    Ok(Ok((opened, Beside { as_of: import.as_of, files: Files::stored_as(stored) })))
}

/// Rows of each part that its report keeps: all, for nobody agrees to what is not shown.
pub fn kept(app: &App) -> usize {
    usize::try_from(app.settings.import.web_max_rows).unwrap_or(usize::MAX)
}

/// The names of files that came with an index which does not name them.
pub async fn unnamed(app: &App, import: &Import) -> Result<Vec<String>, Fault> {
    let drafts = drafts(app, import).await?;
    if drafts.is_empty() {
        return Ok(Vec::new());
    }
    let limits = Limits::of_web(&app.settings.import);
    let index = Cursor::new(bytes(app, import).await?);
    let rows = read_as::<DocumentRow>(index, import.format.into(), limits);
    let rows = rows.into_iter().flatten().flatten().flatten();
    let named: HashSet<String> = rows.filter_map(|row| row.said).map(|said| said.file).collect();
    let is_named = |name: &String| as_in_a_cell(name).is_some_and(|cell| named.contains(&cell));
    Ok(drafts.into_iter().map(|draft| draft.given_name).filter(|it| !is_named(it)).collect())
}

/// The files that came with it.
async fn drafts(app: &App, import: &Import) -> Result<Vec<Draft>, DbErr> {
    let Some(batch) = import.batch_id else { return Ok(Vec::new()) };
    let batch =
        Batch::of(app.db.reader(), (import.societe_id, import.sent_by.uuid()), batch).await?;
    match batch {
        Some(batch) => batch.drafts(app.db.reader()).await,
        None => Ok(Vec::new()),
    }
}

/// Removes the bytes of one that is over; what fails is tried again by the upkeep.
pub async fn let_go(app: &App, import: &Import) -> Result<(), DbErr> {
    let Some(object) = &import.object else { return Ok(()) };
    if let Some(batch) = import.batch_id {
        draft::discard(app, import.societe_id, batch).await?;
    }
    if let Err(error) = app.store.remove(object).await {
        tracing::warn!(%error, "an imported file stays in the store");
        return Ok(());
    }
    let tx = app.db.begin().await?;
    let own = import::Entity::update_many()
        .col_expr(import::Column::Object, Expr::value(None::<String>))
        .filter(import::COLUMN.societe_id.eq(import.societe_id))
        .filter(import::COLUMN.id.eq(import.id));
    own.exec(&tx).await?;
    tx.commit().await
}

/// Lets go of files that nobody agreed to in time, and of what others left behind.
pub async fn sweep(app: &App) -> Result<u64, DbErr> {
    let mut swept = 0;
    for import in unwanted(app).all(app.db.reader()).await? {
        let tx = app.db.begin().await?;
        for waiting in [State::Reading, State::Shown] {
            import.advance(&tx, (waiting, State::Expired), Vec::new()).await?;
        }
        tx.commit().await?;
        let_go(app, &import).await?;
        swept += 1;
    }
    Ok(swept)
}

/// Removes the rows of reports that nobody needs any more: they hold names and addresses.
pub async fn sweep_reports(app: &App) -> Result<u64, DbErr> {
    let (now, mut swept) = (app.clock.now(), 0);
    for import in with_old_report(app).all(app.db.reader()).await? {
        let tx = app.db.begin().await?;
        line::forget(&tx, &import).await?;
        let own = import::Entity::update_many()
            .col_expr(import::Column::ReportGoneAt, Expr::value(now))
            .filter(import::COLUMN.societe_id.eq(import.societe_id))
            .filter(import::COLUMN.id.eq(import.id));
        own.exec(&tx).await?;
        tx.commit().await?;
        swept += 1;
    }
    Ok(swept)
}

/// How many files, and how many reports, the sweeps would remove.
pub async fn count_old(db: &impl ConnectionTrait, app: &App) -> Result<(u64, u64), DbErr> {
    let files = unwanted(app).all(db).await?.len();
    let reports = with_old_report(app).all(db).await?.len();
    Ok((files as u64, reports as u64))
}

fn unwanted(app: &App) -> Select<import::Entity> {
    import::Entity::find()
        .filter(import::COLUMN.object.is_not_null())
        .filter(import::COLUMN.sent_at.lt(app.clock.now() - app.settings.import.web_kept))
        .filter(import::COLUMN.state.ne(State::Applying))
        .limit(AT_A_TIME)
}

fn with_old_report(app: &App) -> Select<import::Entity> {
    import::Entity::find()
        .filter(import::COLUMN.report_gone_at.is_null())
        .filter(import::COLUMN.sent_at.lt(app.clock.now() - app.settings.import.report_kept))
        .limit(AT_A_TIME)
}

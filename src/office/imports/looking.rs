//! The dry run: the whole file is read and compared, nothing is written, and the report is kept.

use futures_util::future::BoxFuture;
use sea_orm::sea_query::Expr;

use super::import::{self, Column, Import, State};
use super::{line, report, staging};
use crate::agencies::Societe;
use crate::clock::paris_today;
use crate::imports::{By, FileFault, ImportFault, Language, Mode, Order, Report};
use crate::jobs::{Fault, Held};
use crate::web::App;

/// The doer of its jobs.
pub fn doer(app: App, held: Held) -> BoxFuture<'static, Result<(), Fault>> {
    Box::pin(look(app, held))
}

/// What the job « look » does.
async fn look(app: App, held: Held) -> Result<(), Fault> {
    let import = of(&app, &held).await?;
    let societe = Societe::known(app.db.reader(), import.societe_id).await?;
    let bytes = staging::bytes(&app, &import).await?;
    let opened = match staging::open(&app, &import, bytes).await? {
        Ok(opened) => opened,
        Err(fault) => return condemn((&app, &held), &import, &fault).await,
    };
    let (file, beside) = opened;
    let told = progress(&held, file.size());
    // Nothing is written, and so nobody's name is either.
    let by = By::operator(&app);
    let order = Order { mode: Mode::DryRun, by: &by, seal: None, kept: staging::kept(&app) };
    match file.apply(&app, &societe, (order, beside), &told).await {
        Ok(report) => keep((&app, &held), &import, (&report, State::Reading)).await,
        Err(ImportFault::File { fault, .. }) => condemn((&app, &held), &import, &fault).await,
        Err(fault) => Err(Fault::Again(fault.to_string())),
    }
}

/// The import that this job is about.
pub async fn of(app: &App, held: &Held) -> Result<Import, Fault> {
    let job = held.job();
    let found = Import::of_job(app.db.reader(), job.societe_id, job.id).await?;
    found.ok_or_else(|| Fault::Never("the import is gone".into()))
}

/// Tells the job how far the file is.
pub fn progress(held: &Held, size: u64) -> impl Fn(u64, u64) + Sync {
    let whole = usize::try_from(size).unwrap_or(usize::MAX);
    move |bytes, _| held.progress(usize::try_from(bytes).unwrap_or(usize::MAX), whole)
}

/// Keeps a report to be seen, in the place of an earlier one if it has moved.
pub async fn keep(
    (app, held): (&App, &Held),
    import: &Import,
    (report, from): (&Report, State),
) -> Result<(), Fault> {
    let seen = (report, paris_today(app.clock.now()));
    let mut drafts = report::drafts(app.db.reader(), import.societe_id, seen).await?;
    drafts.extend(report::unnamed(staging::unnamed(app, import).await?));
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let mut changes = import::counted(report);
    changes.push((Column::HasMoved, Expr::value(from == State::Applying)));
    if import.advance(&tx, (from, State::Shown), changes).await? {
        line::replace(&tx, import, drafts).await?;
    }
    held.finish(&tx, now).await?;
    Ok(tx.commit().await?)
}

/// The whole file is refused: nothing can come of it any more.
pub async fn condemn(
    (app, held): (&App, &Held),
    import: &Import,
    fault: &FileFault,
) -> Result<(), Fault> {
    let now = app.clock.now();
    let changes = vec![
        (Column::FaultFr, Expr::value(fault.text(Language::French))),
        (Column::FaultEn, Expr::value(fault.text(Language::English))),
        (Column::EndedAt, Expr::value(now)),
    ];
    let tx = app.db.begin().await?;
    import.advance(&tx, (import.state, State::Condemned), changes).await?;
    held.finish(&tx, now).await?;
    tx.commit().await?;
    Ok(staging::let_go(app, import).await?)
}

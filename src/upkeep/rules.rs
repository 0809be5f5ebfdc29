//! Every rule by which something goes, under its name in `docs/rgpd.md`: applied, or told beforehand. What
//! is told and what is done are the same statements, rolled back or committed; where a file goes with a
//! row, they are the same question.

use sea_orm::DbErr;

use crate::access;
use crate::accounts::factor_loss;
use crate::api;
use crate::clock::Moment;
use crate::database::Tx;
use crate::demandes;
use crate::documents::{draft, retired};
use crate::office::imports;
use crate::office::letters;
use crate::office::portfolio;
use crate::rgpd;
use crate::rgpd::retention::{self, Report};
use crate::staff;
use crate::staff::Staff;
use crate::web::App;

/// Applies every rule; it takes the keys, by which the trail is sealed where it was cut.
pub async fn apply(app: &App, now: Moment) -> Result<Report, DbErr> {
    let before = now - app.settings.upkeep.kept;
    let tx = app.db.begin().await?;
    let mut report = within(&tx, app, now).await?;
    tx.commit().await?;
    report.extend([
        ("trail", retention::forget_trail(app, now).await?),
        ("factor_losses", access::factor_loss::work(app, now).await?),
        ("letter_runs", letters::sweep(app, now).await? as u64),
        ("drafts", draft::sweep(app, now).await?),
        ("import_reports", imports::sweep_reports(app).await?),
        ("import_files", imports::sweep(app).await?),
        ("copies", rgpd::sweep_copies(app, (now, before)).await?),
        ("contents", retired::sweep(app, &demandes::objects(app.db.reader()).await?, now).await?),
    ]);
    Ok(report)
}

/// Tells what [`apply`] would do, by doing it and taking it back, and by asking what would follow.
pub async fn would_apply(app: &App, now: Moment) -> Result<Report, DbErr> {
    let before = now - app.settings.upkeep.kept;
    let tx = app.db.begin().await?;
    let mut report = within(&tx, app, now).await?;
    let (files, reports) = imports::count_old(&tx, app).await?;
    report.extend([
        ("trail", retention::would_forget_trail(&tx, app, now).await?),
        ("factor_losses", factor_loss::count_over(&tx, app, now).await?),
        ("letter_runs", letters::count_over(&tx, app, now).await?),
        ("drafts", draft::count_old(&tx, now).await?),
        ("import_reports", reports),
        ("import_files", files),
        ("copies", rgpd::count_copies_over(&tx, (now, before)).await?),
        ("contents", retired::count_old(&tx, now).await?),
    ]);
    tx.rollback().await?;
    Ok(report)
}

/// The rules that are one transaction, those of people and those of the agencies' side.
async fn within(tx: &Tx, app: &App, now: Moment) -> Result<Report, DbErr> {
    let (before, idle) = (now - app.settings.upkeep.kept, app.settings.office.idle);
    let removed = now - app.settings.retention.staff;
    let closed = now - app.settings.retention.demandes;
    let mut report = retention::within(tx, app, now).await?;
    report.extend([
        ("staff_sessions", staff::session::sweep(tx, idle, now).await?),
        ("staff_half_sign_ins", staff::half_session::sweep(tx, now).await?),
        ("staff_invitations", staff::invitation::sweep(tx, before).await?),
        ("staff_reset_links", staff::reset_link::sweep(tx, before).await?),
        ("staff_names", Staff::forget_removed(tx, removed).await?),
        ("api_answers", api::sweep_answers(tx, now).await?),
        ("demandes", demandes::sweep(tx, (closed, now)).await?),
        ("bulk_acts", portfolio::sweep(tx, before, now).await?),
    ]);
    Ok(report)
}

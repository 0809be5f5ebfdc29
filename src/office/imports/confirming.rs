//! Agreeing to what was shown, or giving it up: each can happen once.

use std::time::Duration;

use sea_orm::DbErr;
use sea_orm::sea_query::Expr;

use super::import::{Column, Import, State};
use super::staging;
use crate::documents::draft;
use crate::jobs;
use crate::staff::{AgencyStaff, Gestion};
use crate::web::{App, Visitor};

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    Asked,
    /// It was agreed to already, or given up.
    Over,
    /// The report is not the one that was on the page.
    Moved,
    /// Too late: the file is to be sent again.
    Expired,
}

type By<'a> = (&'a App, &'a Visitor, &'a AgencyStaff<Gestion>);

/// Has the file applied, if its report is still the one that was seen.
pub async fn confirm(
    (app, visitor, staff): By<'_>,
    import: &Import,
    seen: &str,
) -> Result<Confirmed, DbErr> {
    if import.state != State::Shown {
        return Ok(if import.state == State::Expired {
            Confirmed::Expired
        } else {
            Confirmed::Over
        });
    }
    if import.sent_at + waits(app, import) < visitor.now {
        return Ok(Confirmed::Expired);
    }
    if import.fingerprint != seen {
        return Ok(Confirmed::Moved);
    }
    let (tx, origin) = (app.db.begin().await?, visitor.origin());
    let whose = (staff.societe_id(), staff.actor());
    let kind = jobs::Kind::ImportApply;
    let job = jobs::ask(&tx, kind, whose, import.bytes, visitor.now).await?;
    let changes = vec![
        (Column::JobId, Expr::value(job)),
        (Column::ConfirmedBy, Expr::value(staff.id())),
        (Column::ConfirmedAt, Expr::value(visitor.now)),
        (Column::Network, Expr::value(origin.network)),
        (Column::Request, Expr::value(origin.request)),
    ];
    if !import.advance(&tx, (State::Shown, State::Applying), changes).await? {
        return Ok(Confirmed::Over);
    }
    tx.commit().await?;
    Ok(Confirmed::Asked)
}

/// Gives it up; false when it is too late for that. One whose job failed wrote nothing, and is given
/// up as well.
pub async fn discard(
    (app, visitor, _): By<'_>,
    import: &Import,
    is_stuck: bool,
) -> Result<bool, DbErr> {
    let is_open = matches!(import.state, State::Shown | State::Reading);
    if !(is_open || is_stuck && import.state == State::Applying) {
        return Ok(false);
    }
    let ended = vec![(Column::EndedAt, Expr::value(visitor.now))];
    let tx = app.db.begin().await?;
    let is_given_up = import.advance(&tx, (import.state, State::Discarded), ended).await?;
    tx.commit().await?;
    if is_given_up {
        staging::let_go(app, import).await?;
    }
    Ok(is_given_up)
}

/// How long it may be agreed to: the files of documents wait for a day since they came, and are sent
/// for minutes before the import is.
fn waits(app: &App, import: &Import) -> Duration {
    let kept = app.settings.import.web_kept;
    match import.batch_id {
        Some(_) => kept.min(draft::KEPT.saturating_sub(Duration::from_hours(1))),
        None => kept,
    }
}

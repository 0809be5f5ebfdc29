//! Asking for letters: a draft, then, confirmed, a job.

use sea_orm::DbErr;

use super::effect::Effect;
use super::run::{self, Run, RunId};
use crate::contracts::{Immeuble, ImmeubleId};
use crate::jobs;
use crate::office::whom::Chosen;
use crate::staff::{AgencyStaff, Gestion};
use crate::web::App;

/// The immeuble of a reference, at this société.
pub async fn immeuble(
    app: &App,
    staff: &AgencyStaff<Gestion>,
    reference: &str,
) -> Result<Option<ImmeubleId>, DbErr> {
    let references = [reference.trim().to_owned()];
    let found = Immeuble::with_references(app.db.reader(), staff.societe(), &references).await?;
    Ok(found.into_iter().next().map(|immeuble| immeuble.id))
}

/// Nothing is issued before somebody confirms it.
pub async fn draft(
    app: &App,
    staff: &AgencyStaff<Gestion>,
    (chosen, holders): (&Chosen, i32),
) -> Result<RunId, DbErr> {
    let tx = app.db.begin().await?;
    let whose = (staff.societe_id(), staff.actor());
    let id = Run::draft(&tx, whose, (chosen, holders), app.clock.now()).await?;
    tx.commit().await?;
    Ok(id)
}

/// Hands a draft to whichever node is free; confirmed twice, it is printed once.
pub async fn confirm(
    app: &App,
    staff: &AgencyStaff<Gestion>,
    (run, effect): (&Run, &Effect),
) -> Result<(), DbErr> {
    let total = i64::try_from(effect.letters.saturating_mul(2)).unwrap_or(i64::MAX);
    let whose = (staff.societe_id(), staff.actor());
    let tx = app.db.begin().await?;
    let job = jobs::ask(&tx, jobs::Kind::Letters, whose, total, app.clock.now()).await?;
    if run::confirm(&tx, run, job).await? {
        tx.commit().await?;
    }
    Ok(())
}

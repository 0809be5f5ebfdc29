//! Doing it: a few tiers in one transaction, many as a job, some in each of its transactions.
//!
//! A job writes down how far it is together with what it did, so that another node goes on where a
//! killed one stopped, and each tiers has one event and its holder one mail.

use std::pin::Pin;

use sea_orm::DbErr;

use super::act::{BulkAct, BulkActId, BulkWhat};
use crate::access::agency_act::Why;
use crate::access::suspension::{self, Changed};
use crate::agencies::Societe;
use crate::audit::Origin;
use crate::contracts::Tiers;
use crate::database::Tx;
use crate::jobs::{self, Fault, Held};
use crate::office::whom::Chosen;
use crate::staff::{AgencyStaff, Gestion};
use crate::web::{App, Visitor};

/// Tiers that are done before the answer.
const AT_ONCE: u64 = 100;
/// Tiers of one transaction of a job: others write in between.
const SOME: usize = 50;
/// Tiers that a job reads at a time.
const READ: u64 = 1_000;

/// Nothing is done before somebody confirms it.
pub async fn draft(
    app: &App,
    staff: &AgencyStaff<Gestion>,
    what: (BulkWhat, &Chosen),
) -> Result<BulkActId, DbErr> {
    let tx = app.db.begin().await?;
    let whose = (staff.societe_id(), staff.actor());
    let id = BulkAct::draft(&tx, whose, what, app.clock.now()).await?;
    tx.commit().await?;
    Ok(id)
}

/// Does it, or hands it to whichever node is free; confirmed twice, it is done once.
pub async fn confirm(
    app: &App,
    visitor: &Visitor,
    staff: &AgencyStaff<Gestion>,
    (mut act, why, total): (BulkAct, Why, u64),
) -> Result<(), DbErr> {
    let (now, societe) = (visitor.now, staff.societe());
    let tx = app.db.begin().await?;
    let job = if total <= AT_ONCE {
        None
    } else {
        let count = i64::try_from(total).unwrap_or(i64::MAX);
        let whose = (staff.societe_id(), staff.actor());
        Some(jobs::ask(&tx, jobs::Kind::BulkAct, whose, count, now).await?)
    };
    if !act.confirm(&tx, (&why, total), (job, now)).await? {
        return Ok(());
    }
    if job.is_none() {
        let (whom, of) = (act.chosen().selection(), (societe, act.what.held()));
        let some = whom.held(&tx, of, (None, AT_ONCE), now).await?;
        each(&tx, app, (societe, &mut act), (&some, &why), &visitor.origin()).await?;
        act.end(&tx, now).await?;
    }
    tx.commit().await
}

/// What a worker calls.
pub fn doer(app: App, held: Held) -> Pin<Box<dyn Future<Output = Result<(), Fault>> + Send>> {
    Box::pin(async move { work(&app, &held).await })
}

async fn work(app: &App, held: &Held) -> Result<(), Fault> {
    let (db, job) = (app.db.reader(), held.job());
    let act = BulkAct::of_job(db, (job.societe_id, job.id)).await?;
    let mut act = act.ok_or_else(|| Fault::Never("its act is gone".into()))?;
    let why = act.why().ok_or_else(|| Fault::Never("nobody said why".into()))?;
    let societe = Societe::known(db, job.societe_id).await?;
    let (whom, of) = (act.chosen().selection(), (&societe, act.what.held()));
    loop {
        told(held, &act);
        let now = app.clock.now();
        let some = whom.held(db, of, (act.after_id, READ), now).await?;
        for few in some.chunks(SOME) {
            let origin = Origin { network: "job".into(), ..Origin::console(app.clock.now()) };
            let tx = app.db.begin().await?;
            held.is_own(&tx).await?;
            each(&tx, app, (&societe, &mut act), (few, &why), &origin).await?;
            tx.commit().await?;
            told(held, &act);
        }
        if some.is_empty() {
            let (tx, now) = (app.db.begin().await?, app.clock.now());
            act.end(&tx, now).await?;
            held.finish(&tx, now).await?;
            tx.commit().await?;
            return Ok(());
        }
    }
}

/// One after the other; each has an event of its own.
async fn each(
    tx: &Tx,
    app: &App,
    (societe, act): (&Societe, &mut BulkAct),
    (some, why): (&[Tiers], &Why),
    origin: &Origin,
) -> Result<(), DbErr> {
    let (mut changed, by) = (0, act.actor());
    for tiers in some {
        let of = (societe, tiers);
        let came = match act.what {
            BulkWhat::Suspend => suspension::close(tx, app, of, (by, why), origin).await?,
            BulkWhat::Restore => suspension::open(tx, app, of, (by, why), origin).await?,
        };
        changed += i64::from(came == Changed::Done);
    }
    let Some(last) = some.last() else { return Ok(()) };
    let looked_at = i64::try_from(some.len()).unwrap_or(i64::MAX);
    act.reach(tx, (last.id, looked_at, changed)).await
}

fn told(held: &Held, act: &BulkAct) {
    let count = |it: i64| usize::try_from(it).unwrap_or(0);
    held.progress(count(act.looked_at), count(act.total.max(act.looked_at)));
}

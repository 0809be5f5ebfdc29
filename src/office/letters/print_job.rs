//! The job that prints a run, on whichever node takes it up.

use std::pin::Pin;

use super::file::{self, FileKind};
use super::issue::{Batch, Unmade};
use super::run::Run;
use super::vault;
use crate::agencies::Societe;
use crate::audit::{Actor, Origin};
use crate::guard::Sealer;
use crate::jobs::{Fault, Held};
use crate::staff::StaffId;
use crate::web::App;

/// What a worker calls.
pub fn doer(app: App, held: Held) -> Pin<Box<dyn Future<Output = Result<(), Fault>> + Send>> {
    Box::pin(async move { print(&app, &held).await })
}

/// All in memory first; then the files, sealed, where nobody finds them yet; then, in one
/// transaction, the pairs, their letters, the end of the job. A node that dies before that leaves
/// pieces behind, which the next attempt removes.
async fn print(app: &App, held: &Held) -> Result<(), Fault> {
    let (db, job) = (app.db.reader(), held.job());
    let run = Run::of_job(db, job.societe_id, job.id).await?;
    let run = run.ok_or_else(|| Fault::Never("its run is gone".into()))?;
    let chosen = run.chosen().ok_or_else(|| Fault::Never("nobody is chosen".into()))?;
    let societe = Societe::known(db, job.societe_id).await?;
    let (key, sealer) = Sealer::today(&app.keys)
        .ok_or_else(|| Fault::Never("there is no key to seal with: keys.file".into()))?;
    let hasher = app.bulk_hasher().map_err(|error| Fault::Again(error.to_string()))?;
    let told = {
        let held = held.clone();
        move |done, of| held.progress(done, of)
    };
    let whom = (&societe, &chosen.selection(), run.holders);
    let batch = Batch::make(app, &hasher, whom, told).await?;
    let tx = app.db.begin().await?;
    held.is_own(&tx).await?;
    vault::erase(&tx, (run.societe_id, run.id), None).await?;
    tx.commit().await?;
    let files = [(FileKind::Pdf, &batch.printed.pdf), (FileKind::Csv, &batch.printed.csv)];
    let mut put = Vec::new();
    for (kind, bytes) in files {
        let pieces = vault::put((app, held), &run, &sealer, (kind, bytes)).await?;
        put.push((kind, (bytes.len(), pieces)));
    }
    let origin = Origin { network: "job".into(), ..Origin::console(app.clock.now()) };
    let tx = app.db.begin().await?;
    held.finish(&tx, origin.at).await?;
    for (kind, size) in put {
        file::keep(&tx, (run.societe_id, run.id, kind), size, None).await?;
    }
    let (sealed_with, by) = (Some(key.as_str().to_owned()), actor(&run));
    batch.keep((app, &tx), (&societe, run.id), sealed_with, (&origin, by)).await?;
    tx.commit().await?;
    Ok(())
}

/// Whoever asked for it did it.
fn actor(run: &Run) -> Actor {
    let staff = run.asked_by.strip_prefix("staff:").and_then(StaffId::parse);
    staff.map_or(Actor::Palier, |id| Actor::Staff(id.uuid()))
}

impl From<Unmade> for Fault {
    fn from(unmade: Unmade) -> Self {
        match unmade {
            Unmade::Nobody | Unmade::TooMany(_) => Self::Never(unmade.to_string()),
            Unmade::Guard(_) | Unmade::Unprintable(_) => Self::Again(unmade.to_string()),
        }
    }
}

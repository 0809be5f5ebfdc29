//! Letters printed by the operator, who waits for them: straight into files, without a job.

use std::io;

use super::file::{self, FileKind};
use super::issue::{Batch, Unmade};
use super::printing::Printed;
use super::run::Run;
use crate::access::Selection;
use crate::agencies::Societe;
use crate::audit::{Actor, Origin};
use crate::guard::Hasher;
use crate::office::whom::Chosen;
use crate::web::App;

/// What was printed.
pub struct Done {
    pub letters: usize,
    pub odd_names: usize,
}

/// Issues and prints; `write` puts the letters where they will be read before their pairs are kept,
/// so that none is ever kept whose letter was lost. `told` hears how many of twice the letters are
/// done.
pub async fn print_at_once(
    app: &App,
    hasher: &Hasher,
    (societe, selection, holders): (&Societe, &Selection, i32),
    write: impl FnOnce(&Printed) -> io::Result<()>,
    told: impl Fn(usize, usize) + Clone + Send + Sync + 'static,
) -> Result<Done, Unmade> {
    let batch = Batch::make(app, hasher, (societe, selection, holders), told).await?;
    write(&batch.printed).map_err(|error| Unmade::Unprintable(error.to_string()))?;
    let (now, by) = (app.clock.now(), Actor::Operator);
    let done = Done { letters: batch.letters(), odd_names: batch.printed.odd_names };
    let bytes = batch.printed.pdf.len();
    let tx = app.db.begin().await?;
    let chosen = Chosen::of(selection);
    let run = Run::draft(&tx, (societe.id, by), (&chosen, holders), now).await?;
    batch.keep((app, &tx), (societe, run), None, (&Origin::console(now), by)).await?;
    let pdf = (societe.id, run, FileKind::Pdf);
    file::keep(&tx, pdf, (bytes, 0), Some((by, now))).await?;
    tx.commit().await?;
    Ok(done)
}

//! Issuing the pairs of a run and printing them: all of them or none.
//!
//! Hashes and files are made first, outside of any transaction, and nothing is kept of them. The
//! pairs begin to work in the very transaction in which their letters can be had: a process that
//! dies before leaves the former pairs as they were, and no pair whose letter nobody can print.

use super::letter;
use super::printing::{Printed, print};
use super::run::{self, Made, RunId};
use super::stationery::Stationery;
use crate::access::Selection;
use crate::access::provisional::{Hashed, PairId, drafts, hash_all, keep_all};
use crate::agencies::Societe;
use crate::audit::{self, Actor, Event, Kind, Origin};
use crate::clock::Moment;
use crate::contracts::Tiers;
use crate::database::Tx;
use crate::guard::{Fault, Hasher};
use crate::web::App;

/// Letters of one file, made and not yet kept.
pub struct Batch {
    pub printed: Printed,
    pairs: Hashed,
}

/// Why a batch is not made.
#[derive(Debug, thiserror::Error)]
pub enum Unmade {
    #[error(transparent)]
    Guard(#[from] Fault),
    #[error("nobody is left in this selection")]
    Nobody,
    #[error("more than {0} letters: letters.most")]
    TooMany(u64),
    #[error("the letters cannot be set: {0}")]
    Unprintable(String),
}

impl From<sea_orm::DbErr> for Unmade {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Guard(error.into())
    }
}

impl Batch {
    /// Drafts, hashes and prints; `told` hears how many of twice the letters are done.
    pub async fn make(
        app: &App,
        hasher: &Hasher,
        (societe, selection, holders): (&Societe, &Selection, i32),
        told: impl Fn(usize, usize) + Clone + Send + Sync + 'static,
    ) -> Result<Self, Unmade> {
        let now = app.clock.now();
        let all_tiers = whom(app, societe, (selection, holders), now).await?;
        let drafts = drafts(app, societe, (all_tiers, holders), now).await?;
        let count = drafts.len();
        let hashing = |done| told(done, 2 * count);
        let pairs = hash_all(hasher, drafts, hashing).await.map_err(Fault::from)?;
        let stationery = Stationery::of(app, societe, holders, now).await?;
        let told = told.clone();
        let printing = tokio::task::spawn_blocking(move || {
            let readable = pairs.iter().map(|(pair, _)| pair);
            let printed = print(&stationery, readable, |done| told(count + done, 2 * count))?;
            Ok(Self { printed, pairs })
        });
        match printing.await {
            Ok(made) => made.map_err(Unmade::Unprintable),
            Err(error) => Err(Unmade::Unprintable(error.to_string())),
        }
    }

    pub fn letters(&self) -> usize {
        self.pairs.len()
    }

    /// Keeps its pairs as those of a run: from the commit on they work, and the former ones do not.
    pub async fn keep(
        self,
        (app, tx): (&App, &Tx),
        (societe, run): (&Societe, RunId),
        sealed_with: Option<String>,
        (origin, by): (&Origin, Actor),
    ) -> Result<(), sea_orm::DbErr> {
        let letters = self.letters();
        let kept = keep_all((app, tx), societe, self.pairs, (origin, by)).await?;
        let pairs: Vec<PairId> = kept.iter().map(|(_, id)| *id).collect();
        letter::keep(tx, (societe.id, run), &pairs).await?;
        let made = Made { letters, odd_names: self.printed.odd_names, sealed_with };
        run::made(tx, (societe.id, run), &made, origin.at).await?;
        let event = Event::done(Kind::LettersPrinted, by, format!("{run} {letters} letters"));
        audit::record(tx, origin, event.at(societe.id.uuid())).await
    }
}

async fn whom(
    app: &App,
    societe: &Societe,
    (selection, holders): (&Selection, i32),
    now: Moment,
) -> Result<Vec<Tiers>, Unmade> {
    let most = app.settings.letters.most;
    let letters = u64::from(holders.unsigned_abs().max(1));
    let at_most = usize::try_from(most / letters).unwrap_or(usize::MAX);
    let page = (None, at_most.saturating_add(1));
    let all_tiers = selection.page(app.db.reader(), societe, page, now).await?;
    match all_tiers.len() {
        0 => Err(Unmade::Nobody),
        count if count > at_most => Err(Unmade::TooMany(most)),
        _ => Ok(all_tiers),
    }
}

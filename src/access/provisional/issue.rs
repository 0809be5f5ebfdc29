//! Issuing pairs: a fresh login and secret for each holder, readable once, kept only as a hash.

use std::io;
use std::panic::resume_unwind;

use sea_orm::entity::prelude::*;
use tokio::task::JoinSet;

use super::keep;
use crate::agencies::Societe;
use crate::audit::{Actor, Origin};
use crate::clock::Moment;
use crate::contracts::Tiers;
use crate::guard::{Busy, Fault, Hasher, ProvisionalLogin, ProvisionalSecret, SecretHash};
use crate::web::App;

/// A pair as the letter prints it: the only time that its secret is readable.
pub struct Issued {
    pub tiers: Tiers,
    pub holder: i32,
    pub login: ProvisionalLogin,
    pub secret: ProvisionalSecret,
    pub expires_at: Moment,
}

/// Pairs that were hashed, in the order of their drafts.
pub type Hashed = Vec<(Issued, SecretHash)>;

/// Why pairs were not issued: none of them is kept.
#[derive(Debug, thiserror::Error)]
pub enum IssueFault {
    #[error(transparent)]
    Guard(#[from] Fault),
    #[error("the pairs cannot be written: {0}")]
    Unwritten(#[from] io::Error),
}

impl From<DbErr> for IssueFault {
    fn from(error: DbErr) -> Self {
        Self::Guard(error.into())
    }
}

/// Issues one pair for each of these tiers and each of their `holders`. A former pair of the same
/// holder that was not used dies: a lost letter opens nothing.
///
/// All or none of them are kept. The hashes are made first, outside the transaction.
pub async fn issue(
    app: &App,
    hasher: &Hasher,
    societe: &Societe,
    whom: (Vec<Tiers>, i32),
) -> Result<Vec<Issued>, Fault> {
    match issue_written(app, hasher, societe, whom, |_| Ok(())).await {
        Ok(issued) => Ok(issued),
        Err(IssueFault::Guard(fault)) => Err(fault),
        Err(IssueFault::Unwritten(error)) => Err(DbErr::Custom(error.to_string()).into()),
    }
}

/// The same; `write` puts them where they will be read, before their hashes are kept, so that no
/// pair is ever kept whose secret was lost.
pub async fn issue_written(
    app: &App,
    hasher: &Hasher,
    societe: &Societe,
    whom: (Vec<Tiers>, i32),
    write: impl FnOnce(&[Issued]) -> io::Result<()>,
) -> Result<Vec<Issued>, IssueFault> {
    let now = app.clock.now();
    let drafts = drafts(app, societe, whom, now).await?;
    let made = hash_all(hasher, drafts, |_| ()).await.map_err(Fault::from)?;
    let tx = app.db.begin().await?;
    let by = (&Origin::console(now), Actor::Operator);
    let kept = keep::keep_all((app, &tx), societe, made, by).await?;
    let issued: Vec<Issued> = kept.into_iter().map(|(issued, _)| issued).collect();
    write(&issued)?;
    tx.commit().await?;
    Ok(issued)
}

/// Pairs to be, with logins that the société does not have yet: nothing is kept of them.
pub async fn drafts(
    app: &App,
    societe: &Societe,
    (all_tiers, holders): (Vec<Tiers>, i32),
    now: Moment,
) -> Result<Vec<Issued>, DbErr> {
    let expires_at = now + app.settings.pair.validity;
    let drafts = all_tiers.into_iter().flat_map(|tiers| {
        (1..=holders).map(move |holder| Issued {
            tiers: tiers.clone(),
            holder,
            login: ProvisionalLogin::fresh(),
            secret: ProvisionalSecret::fresh(),
            expires_at,
        })
    });
    keep::with_free_logins(app.db.reader(), societe, drafts.collect()).await
}

/// No more at a time than the hasher has slots: however many there are, none waits in its queue.
/// `told` hears how many are done.
pub async fn hash_all(
    hasher: &Hasher,
    drafts: Vec<Issued>,
    told: impl Fn(usize),
) -> Result<Hashed, Busy> {
    let hash = |(place, draft): (usize, Issued)| {
        let hasher = hasher.clone();
        async move {
            let hash = hasher.hash(&draft.secret.canonical()).await;
            hash.map(|hash| (place, draft, hash))
        }
    };
    let mut waiting = drafts.into_iter().enumerate();
    let mut hashing: JoinSet<_> = waiting.by_ref().take(hasher.slots()).map(hash).collect();
    let mut done = Vec::new();
    while let Some(hashed) = hashing.join_next().await {
        // Nothing ends these tasks but a panic.
        done.push(hashed.unwrap_or_else(|error| resume_unwind(error.into_panic()))?);
        told(done.len());
        if let Some(next) = waiting.next() {
            hashing.spawn(hash(next));
        }
    }
    done.sort_by_key(|(place, ..)| *place);
    Ok(done.into_iter().map(|(_, draft, hash)| (draft, hash)).collect())
}

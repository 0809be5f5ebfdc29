//! Issuing pairs: a fresh login and secret for each holder, readable once, kept only as a hash.

use std::io;
use std::panic::resume_unwind;

use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use tokio::task::JoinSet;

use super::pair::{ActiveModel, COLUMN, Column, Entity, PairId};
use crate::agencies::Societe;
use crate::audit::{self, Actor, Event, Kind, Origin};
use crate::clock::Moment;
use crate::contracts::Tiers;
use crate::database::Tx;
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
    let now = app.clock.now();
    let drafts = hash_all(hasher, drafts(app, whom, now)).await?;
    let tx = app.db.begin().await?;
    let issued = keep_all(&tx, societe, drafts, now).await?;
    tx.commit().await?;
    Ok(issued)
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
    let drafts = hash_all(hasher, drafts(app, whom, now)).await.map_err(Fault::from)?;
    let tx = app.db.begin().await?;
    let issued = keep_all(&tx, societe, drafts, now).await?;
    write(&issued)?;
    tx.commit().await?;
    Ok(issued)
}

fn drafts(app: &App, (all_tiers, holders): (Vec<Tiers>, i32), now: Moment) -> Vec<Issued> {
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
    drafts.collect()
}

type Hashed = Vec<(Issued, SecretHash)>;

/// No more at a time than the hasher has slots: however many there are, none waits in its queue.
async fn hash_all(hasher: &Hasher, drafts: Vec<Issued>) -> Result<Hashed, Busy> {
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
        if let Some(next) = waiting.next() {
            hashing.spawn(hash(next));
        }
    }
    done.sort_by_key(|(place, ..)| *place);
    Ok(done.into_iter().map(|(_, draft, hash)| (draft, hash)).collect())
}

async fn keep_all(
    tx: &Tx,
    societe: &Societe,
    hashed: Hashed,
    now: Moment,
) -> Result<Vec<Issued>, DbErr> {
    let mut issued = Vec::with_capacity(hashed.len());
    for (draft, hash) in hashed {
        issued.push(keep(tx, societe, draft, &hash, now).await?);
    }
    let event = Event::done(Kind::PairIssued, Actor::Operator, format!("{} pairs", issued.len()));
    audit::record(tx, &Origin::console(now), event.at(societe.id.uuid())).await?;
    Ok(issued)
}

async fn keep(
    tx: &Tx,
    societe: &Societe,
    mut draft: Issued,
    hash: &SecretHash,
    now: Moment,
) -> Result<Issued, DbErr> {
    let former = Entity::find()
        .filter(COLUMN.societe_id.eq(societe.id))
        .filter(COLUMN.tiers_id.eq(draft.tiers.id))
        .filter(COLUMN.holder.eq(draft.holder))
        .order_by_desc(COLUMN.generation)
        .one(tx)
        .await?;
    if let Some(former) = &former {
        Entity::update_many()
            .col_expr(Column::RevokedAt, Expr::value(now))
            .filter(COLUMN.societe_id.eq(societe.id))
            .filter(COLUMN.id.eq(former.id))
            .filter(COLUMN.consumed_at.is_null())
            .filter(COLUMN.revoked_at.is_null())
            .exec(tx)
            .await?;
    }
    while is_taken(tx, societe, &draft.login).await? {
        draft.login = ProvisionalLogin::fresh();
    }
    let pair = ActiveModel {
        societe_id: Set(societe.id),
        id: Set(PairId::new()),
        tiers_id: Set(draft.tiers.id),
        holder: Set(draft.holder),
        generation: Set(former.map_or(1, |former| former.generation + 1)),
        login: Set(draft.login.canonical()),
        secret_hash: Set(hash.as_str().to_owned()),
        issued_at: Set(now),
        expires_at: Set(draft.expires_at),
        consumed_at: Set(None),
        revoked_at: Set(None),
    };
    Entity::insert(pair).exec_without_returning(tx).await?;
    Ok(draft)
}

async fn is_taken(tx: &Tx, societe: &Societe, login: &ProvisionalLogin) -> Result<bool, DbErr> {
    let same = Entity::find()
        .filter(COLUMN.societe_id.eq(societe.id))
        .filter(COLUMN.login.eq(login.canonical()));
    Ok(same.one(tx).await?.is_some())
}

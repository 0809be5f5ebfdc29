//! `palier post-restore`: ends what a restored backup revives, and does the lost acts again.

use std::collections::HashMap;
use std::path::PathBuf;

use sea_orm::DbErr;
use sea_orm::prelude::Uuid;

use super::acts;
use super::check::adopt;
use super::fault::Refusal;
use super::marker::Marker;
use super::replay::{self, Replayed};
use crate::access::activation;
use crate::access::restored as access;
use crate::accounts;
use crate::audit::chain::{self, Told};
use crate::audit::{self, Actor, Event, Kind, Origin};
use crate::clock::Moment;
use crate::database::Tx;
use crate::mail::outbox;
use crate::office::letters;
use crate::staff;
use crate::web::App;

/// What no node can have seen: a node that lagged behind another must not be taken for the last.
const LEAP: i64 = 1_000_000;
/// Acts that are looked for in one question.
const AT_ONCE: usize = 500;

/// What an operator asks for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Copies of acts, of this node and of others.
    pub acts: Vec<PathBuf>,
    /// Leaves pairs alone that letters of the lost time replaced.
    pub keeps_pairs: bool,
    /// Looks, and changes nothing.
    pub is_trial: bool,
}

/// What was ended.
#[derive(Clone, Debug, Default)]
pub struct Ended {
    pub sessions: u64,
    pub staff_sessions: u64,
    pub activations: u64,
    pub mails: u64,
    pub letter_runs: usize,
    pub replayed: Replayed,
    /// Lines of the copies that are no acts of this installation.
    pub refused_lines: usize,
}

/// All of it or nothing, in one transaction; then this node notes what there is.
pub async fn post_restore(app: &App, asked: &Asked, origin: &Origin) -> Result<Ended, Refusal> {
    let (acts, refused_lines) = gathered(app, asked)?;
    let state = chain::state(app.db.reader()).await?;
    let marker = Marker::read(&app.settings.restore.marker).ok().flatten();
    let seen = acts.iter().map(|act| act.turn).chain(marker.map(|marker| marker.turn));
    let turn = seen.max().unwrap_or_default().max(state.turn) + LEAP;
    let lost = lost(app, state.restored(&app.keys), acts).await?;
    let tx = app.db.begin().await?;
    let now = origin.at;
    let ended = Ended {
        sessions: accounts::restored::end_everything(&tx, now).await?,
        staff_sessions: staff::restored::end_everything(&tx, now).await?,
        activations: end_mailed(&tx, now).await?,
        mails: outbox::withdraw_everything(&tx, now).await?,
        letter_runs: letters::end_everything(&tx, now).await?,
        replayed: replay::all(&tx, &lost, asked.keeps_pairs, origin).await?,
        refused_lines,
    };
    chain::restore(&tx, &app.keys, turn).await?;
    let subject = format!("{} sessions, {} acts", ended.sessions, ended.replayed.done);
    let event = Event::done(Kind::DatabaseRestored, Actor::Operator, subject);
    audit::record(&tx, origin, event).await?;
    if asked.is_trial {
        return Ok(ended);
    }
    tx.commit().await?;
    chain::adopt(&app.db, &app.keys).await?;
    chain::seal_all(&app.db, &app.keys, now).await?;
    adopt(app).await?;
    Ok(ended)
}

/// What people hold mails about: contestations, and activations under way; how many of the latter.
async fn end_mailed(tx: &Tx, now: Moment) -> Result<u64, DbErr> {
    access::end_contestations(tx, now).await?;
    activation::end_everything(tx, now).await
}

/// The acts of all copies, each once, as far as their seals are ours; and how many lines are not.
fn gathered(app: &App, asked: &Asked) -> Result<(Vec<Told>, usize), Refusal> {
    let (mut all, mut refused) = (HashMap::new(), 0);
    for file in &asked.acts {
        let read = acts::read(file);
        let (acts, broken) = read.map_err(|reason| Refusal::Acts { file: file.clone(), reason })?;
        refused += broken;
        for act in acts {
            if act.is_genuine(&app.keys) {
                all.insert(act.id, act);
            } else {
                refused += 1;
            }
        }
    }
    let mut acts: Vec<Told> = all.into_values().collect();
    acts.sort_by_key(|act| (act.at, act.id));
    Ok((acts, refused))
}

/// Those that the database knows nothing of: neither there, nor forgotten in time, nor done again by the
/// last restoration that it remembers.
async fn lost(app: &App, restored_turn: i64, acts: Vec<Told>) -> Result<Vec<Told>, Refusal> {
    let db = app.db.reader();
    let heads = chain::heads(db).await?;
    let forgotten: HashMap<Uuid, i64> =
        heads.into_iter().map(|head| (head.chain_id, head.kept_number)).collect();
    let is_later = |act: &Told| {
        let chain = chain::chain_of(act.societe_id);
        let forgotten = forgotten.get(&chain).copied().unwrap_or_default();
        act.turn > restored_turn && act.number > forgotten
    };
    let later: Vec<Told> = acts.into_iter().filter(is_later).collect();
    let mut lost = Vec::new();
    for some in later.chunks(AT_ONCE) {
        let known = audit::event::known(db, some.iter().map(|act| act.id)).await?;
        lost.extend(some.iter().filter(|act| !known.contains(&act.id)).cloned());
    }
    Ok(lost)
}

//! Whether a node may serve the database that it finds, by what it noted of it before.

use sea_orm::prelude::Uuid;
use sea_orm::{ConnectionTrait, DbErr};

use super::common;
use super::fault::Refusal;
use super::marker::Marker;
use crate::accounts::account;
use crate::audit::chain::{self, State};
use crate::clock::Moment;
use crate::guard::Keyring;
use crate::settings::{Restore, WithoutMarker};
use crate::web::App;

/// Lets the node serve, and says how far it had seen the database; or refuses, and says why.
pub async fn admit(app: &App) -> Result<Marker, Refusal> {
    let (db, restore) = (app.db.reader(), &app.settings.restore);
    let marker = look(db, &app.keys, restore).await?;
    common::look(db, &app.keys, (&app.store, restore)).await?;
    let Some(marker) = marker else { return note(app).await };
    // What it noted stands there still: so what was sealed before there was a key is what it was.
    if !marker.is_keyed && !app.keys.is_empty() {
        chain::adopt(&app.db, &app.keys).await?;
        let marker = Marker { is_keyed: true, ..marker };
        marker.write(&restore.marker)?;
        return Ok(marker);
    }
    Ok(marker)
}

/// The same without noting anything: nothing when there is nothing yet to compare with.
pub async fn look(
    db: &impl ConnectionTrait,
    ring: &Keyring,
    restore: &Restore,
) -> Result<Option<Marker>, Refusal> {
    let (state, file) = (chain::state(db).await?, &restore.marker);
    let Some(marker) = Marker::read(file)? else {
        let is_first = state.turn == 0;
        if is_first || restore.without_marker == WithoutMarker::Serve {
            return Ok(None);
        }
        return Err(Refusal::NoMarker(file.clone()));
    };
    if marker.database != state.database_id {
        // A new database in an old folder revives nothing.
        return if is_new(db, &state).await? {
            Ok(None)
        } else {
            Err(Refusal::Other(file.clone()))
        };
    }
    compare(db, ring, (&state, &marker), restore).await?;
    Ok(Some(marker))
}

/// Refuses a database that is not what a marker says of it: another one, one that knows less, or one in
/// which what was noted does not stand any more.
pub async fn compare(
    db: &impl ConnectionTrait,
    ring: &Keyring,
    (state, marker): (&State, &Marker),
    restore: &Restore,
) -> Result<(), Refusal> {
    if state.database_id != marker.database {
        return Err(Refusal::Other(restore.marker.clone()));
    }
    if state.turn < marker.turn {
        let at = Some(Moment::from_millis(marker.noted_at));
        return Err(Refusal::Restored { known: state.turn, seen: marker.turn, at });
    }
    if marker.turn < state.restored(ring) {
        return Ok(());
    }
    // Asked again: another node may have been forgetting old events in between.
    if !holds(db, ring, marker).await? && !holds(db, ring, marker).await? {
        return Err(Refusal::Other(restore.marker.clone()));
    }
    Ok(())
}

/// Notes what there is now, whatever was there before: an operator says that it is right.
pub async fn adopt(app: &App) -> Result<Marker, Refusal> {
    chain::adopt(&app.db, &app.keys).await?;
    note(app).await
}

/// The same of a database whose restoration nobody sealed: an operator says that there was none.
pub async fn adopt_unrestored(app: &App) -> Result<Marker, Refusal> {
    let tx = app.db.begin().await?;
    chain::revoke_restoration(&tx, &app.keys).await?;
    tx.commit().await?;
    adopt(app).await
}

async fn note(app: &App) -> Result<Marker, Refusal> {
    let marker = Marker::of(app.db.reader(), &app.keys, app.clock.now()).await?;
    marker.write(&app.settings.restore.marker)?;
    common::note(&app.store, &marker).await;
    Ok(marker)
}

/// Whether what was noted of each chain stands there still, unless it was forgotten in time.
async fn holds(db: &impl ConnectionTrait, ring: &Keyring, marker: &Marker) -> Result<bool, DbErr> {
    let heads = chain::heads(db).await?;
    for head in &heads {
        let Some(noted) = marker.chains.get(&head.chain_id) else { continue };
        if head.number == noted.number {
            if head.value != noted.value {
                return Ok(false);
            }
            continue;
        }
        let is_forgotten = head.kept_number >= noted.number && chain::is_cut_sealed(head, ring);
        if !is_forgotten && !chain::stands(db, head.chain_id, noted.number, &noted.value).await? {
            return Ok(false);
        }
    }
    let is_known = |chain: &Uuid| heads.iter().any(|head| head.chain_id == *chain);
    Ok(marker.chains.keys().all(is_known))
}

/// Whether nothing was ever done there.
async fn is_new(db: &impl ConnectionTrait, state: &State) -> Result<bool, DbErr> {
    Ok(state.turn == 0 && account::count(db).await? == 0)
}

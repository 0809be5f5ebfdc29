//! Whether a node may serve the database that it finds, by what it noted of it before.

use sea_orm::prelude::Uuid;
use sea_orm::{ConnectionTrait, DbErr};

use super::fault::Refusal;
use super::marker::Marker;
use crate::accounts::account;
use crate::audit::chain::{self, State};
use crate::clock::Moment;
use crate::settings::{Restore, WithoutMarker};
use crate::web::App;

/// Lets the node serve, and says how far it had seen the database; or refuses, and says why.
pub async fn admit(app: &App) -> Result<Marker, Refusal> {
    match look(app.db.reader(), &app.settings.restore).await? {
        Some(marker) => Ok(marker),
        None => adopt(app).await,
    }
}

/// The same without noting anything: nothing when there is nothing yet to compare with.
pub async fn look(db: &impl ConnectionTrait, restore: &Restore) -> Result<Option<Marker>, Refusal> {
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
    if state.turn < marker.turn {
        let at = Some(Moment::from_millis(marker.noted_at));
        return Err(Refusal::Restored { known: state.turn, seen: marker.turn, at });
    }
    if marker.turn >= state.restored_turn && !holds(db, &marker).await? {
        return Err(Refusal::Other(file.clone()));
    }
    Ok(Some(marker))
}

/// Notes what there is now, whatever was there before.
pub async fn adopt(app: &App) -> Result<Marker, Refusal> {
    let marker = Marker::of(app.db.reader(), app.clock.now()).await?;
    marker.write(&app.settings.restore.marker)?;
    Ok(marker)
}

/// Whether what was noted of each chain stands there still, unless it was forgotten in time.
async fn holds(db: &impl ConnectionTrait, marker: &Marker) -> Result<bool, DbErr> {
    for head in chain::heads(db).await? {
        let Some(noted) = marker.chains.get(&head.chain_id) else { continue };
        if head.number == noted.number {
            if head.value != noted.value {
                return Ok(false);
            }
        } else if head.kept_number < noted.number
            && !chain::stands(db, head.chain_id, noted.number, &noted.value).await?
        {
            return Ok(false);
        }
    }
    let known = chain::heads(db).await?;
    let is_known = |chain: &Uuid| known.iter().any(|head| head.chain_id == *chain);
    Ok(marker.chains.keys().all(is_known))
}

/// Whether nothing was ever done there.
async fn is_new(db: &impl ConnectionTrait, state: &State) -> Result<bool, DbErr> {
    Ok(state.turn == 0 && account::count(db).await? == 0)
}

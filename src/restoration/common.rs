//! The same marker in the store of documents, for all nodes: one that was off for long learns there how
//! far the others saw the database.

use sea_orm::ConnectionTrait;
use sea_orm::prelude::Uuid;

use super::check;
use super::fault::Refusal;
use super::marker::Marker;
use crate::audit::chain;
use crate::guard::Keyring;
use crate::settings::Restore;
use crate::store::Store;

/// Refuses a database that is not what any node noted of it. A store that does not answer, or holds
/// something else under the name, refuses nothing: nodes have their own markers too.
pub async fn look(
    db: &impl ConnectionTrait,
    ring: &Keyring,
    (store, restore): (&Store, &Restore),
) -> Result<(), Refusal> {
    let state = chain::state(db).await?;
    let note = match store.note(&name(state.database_id)).await {
        Ok(note) => note,
        Err(error) => {
            tracing::warn!(%error, "what other nodes noted of the database cannot be read");
            return Ok(());
        }
    };
    match note.as_deref().map(serde_json::from_slice::<Marker>) {
        Some(Ok(marker)) => check::compare(db, ring, (&state, &marker), restore).await,
        Some(Err(error)) => {
            tracing::warn!(%error, "what other nodes noted of the database is not as they write it");
            Ok(())
        }
        None => Ok(()),
    }
}

/// Tells the other nodes; a store that does not answer is told the next time.
pub async fn note(store: &Store, marker: &Marker) {
    let Ok(text) = serde_json::to_string_pretty(marker) else { return };
    if let Err(error) = store.put_note(&name(marker.database), text).await {
        tracing::warn!(%error, "what this node noted of the database is not told to others");
    }
}

fn name(database: Uuid) -> String {
    format!("markers/{database}")
}

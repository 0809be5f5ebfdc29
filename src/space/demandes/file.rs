//! A file of a demande, for those who may see it now.

use axum::extract::{Path, State};
use axum::response::Response;

use super::show::seen;
use crate::accounts::SignedIn;
use crate::audit::{Event, Kind};
use crate::demandes::{AttachmentId, DemandeId, attachment, delivery};
use crate::space::documents::asking::Asking;
use crate::space::unknown::unknown;
use crate::web::{App, Error, Visitor};

/// The rule is asked at each request: a link that was copied is worth nothing to anybody else, nor to
/// its reader once their access has ended.
pub async fn download(
    State(app): State<App>,
    (visitor, person): (Visitor, SignedIn),
    Path((id, file)): Path<(DemandeId, AttachmentId)>,
    asking: Asking,
) -> Result<Response, Error> {
    if asking.is_ahead {
        return Err(Error::Unavailable(1));
    }
    let seen = seen(&app, (&visitor, &person), id).await?;
    let demande = seen.demande();
    let Some(file) = attachment::one(app.db.reader(), demande, file).await? else {
        return Err(unknown(&app, (&visitor, &person), file).await);
    };
    let event = Event::done(Kind::DemandeFileOpened, person.actor(), demande.id);
    let event = event.at(demande.societe_id.uuid());
    delivery::deliver(&app, (&visitor, event), &file, asking.is_head).await
}

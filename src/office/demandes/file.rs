//! A file of a demande, for those who work at its société.

use axum::extract::{Path, State};
use axum::http::Method;
use axum::response::Response;

use super::show::there;
use crate::agencies::SocieteId;
use crate::audit::Kind;
use crate::demandes::{AttachmentId, DemandeId, attachment, delivery};
use crate::staff::{AgencyStaff, Lecture};
use crate::web::{App, Error, Visitor};

pub async fn download(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Lecture>,
    Path((_, id, file)): Path<(SocieteId, DemandeId, AttachmentId)>,
    method: Method,
) -> Result<Response, Error> {
    let demande = there(&app, &staff, id).await?;
    let file = attachment::one(app.db.reader(), &demande, file).await?.ok_or(Error::NotFound)?;
    let event = staff.event(Kind::DemandeFileOpened, demande.id);
    delivery::deliver(&app, (&visitor, event), &file, method == Method::HEAD).await
}

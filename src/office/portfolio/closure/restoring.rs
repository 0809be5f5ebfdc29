//! « Rétablir l'accès ».

use askama::Template;
use axum::extract::{Path, State};

use crate::access::suspension::{self, Changed};
use crate::agencies::SocieteId;
use crate::contracts::TiersId;
use crate::office::portfolio::dossier;
use crate::staff::{AgencyStaff, Desk, Gestion, Tab, fresh};
use crate::web::{App, Error, Page, Reply, Visitor};

#[derive(Template)]
#[template(path = "office/portfolio/closure/restore.html")]
pub struct RestorePage {
    visitor: Visitor,
    desk: Desk,
    here: String,
    name: String,
}

pub async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, TiersId)>,
) -> Result<Page<RestorePage>, Error> {
    let tiers = dossier::tiers(&app, &staff, id).await?;
    fresh(&app, &staff)?;
    let (visitor, desk) = staff.seated(&app, visitor, Tab::Portfolio);
    let here = desk.at(&format!("tiers/{id}"));
    Ok(Page(RestorePage { visitor, desk, here, name: tiers.name() }))
}

pub async fn restore(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, TiersId)>,
) -> Result<Reply<RestorePage>, Error> {
    let tiers = dossier::tiers(&app, &staff, id).await?;
    fresh(&app, &staff)?;
    let of = (staff.societe(), &tiers);
    let done = match suspension::restore(&app, &visitor, of, staff.actor()).await? {
        Changed::Done => "restored",
        Changed::Nothing => "unchanged",
    };
    Ok(Reply::done(format!("/office/{}/tiers/{id}?done={done}", staff.societe_id())))
}

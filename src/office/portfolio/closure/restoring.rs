//! « Rétablir l'accès ».

use askama::Template;
use axum::extract::{Path, State};

use super::form::{LONGEST_NOTE, ReasonChoice, WhyForm};
use crate::access::agency_act::Reason;
use crate::access::suspension::{self, Changed};
use crate::agencies::SocieteId;
use crate::contracts::{Tiers, TiersId};
use crate::office::portfolio::dossier;
use crate::staff::{AgencyStaff, Desk, Gestion, Tab, fresh};
use crate::web::{App, Error, Form, Mistakes, Reply, Visitor};

#[derive(Template)]
#[template(path = "office/portfolio/closure/restore.html")]
pub struct RestorePage {
    visitor: Visitor,
    desk: Desk,
    here: String,
    name: String,
    reasons: Vec<ReasonChoice>,
    note: String,
    mistakes: Mistakes,
}

pub async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, TiersId)>,
) -> Result<Reply<RestorePage>, Error> {
    let tiers = dossier::tiers(&app, &staff, id).await?;
    fresh(&app, &staff)?;
    let blank = (WhyForm::default(), Mistakes::none());
    Ok(Reply::Shown(page(&app, visitor, (&staff, &tiers), blank)))
}

pub async fn restore(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, TiersId)>,
    Form(form): Form<WhyForm>,
) -> Result<Reply<RestorePage>, Error> {
    let tiers = dossier::tiers(&app, &staff, id).await?;
    fresh(&app, &staff)?;
    let why = match form.check(Reason::can_open) {
        Ok(why) => why,
        Err(mistakes) => {
            return Ok(Reply::Again(page(&app, visitor, (&staff, &tiers), (form, mistakes))));
        }
    };
    let of = (staff.societe(), &tiers);
    let done = match suspension::restore(&app, &visitor, of, (staff.actor(), &why)).await? {
        Changed::Done => "restored",
        Changed::Nothing => "unchanged",
    };
    Ok(Reply::done(format!("/office/{}/tiers/{id}?done={done}", staff.societe_id())))
}

fn page(
    app: &App,
    visitor: Visitor,
    (staff, tiers): (&AgencyStaff<Gestion>, &Tiers),
    (form, mistakes): (WhyForm, Mistakes),
) -> RestorePage {
    let (visitor, desk) = staff.seated(app, visitor, Tab::Portfolio);
    let reasons = Reason::all().filter(|reason| reason.can_open());
    let reasons = reasons.map(|it| ReasonChoice::of(it, &form, visitor.texts)).collect();
    let here = desk.at(&format!("tiers/{}", tiers.id));
    RestorePage { here, name: tiers.name(), reasons, note: form.note, visitor, desk, mistakes }
}

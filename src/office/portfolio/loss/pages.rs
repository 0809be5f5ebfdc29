//! Who waits, and the confirmation of their identity.

use askama::Template;
use axum::extract::{Path, State};
use serde::Deserialize;
use uuid::Uuid;

use crate::access::factor_loss;
use crate::agencies::SocieteId;
use crate::clock::paris_day_and_time;
use crate::contracts::{Tiers, TiersId};
use crate::office::portfolio::dossier;
use crate::staff::{AgencyStaff, Desk, Gestion, Tab, fresh};
use crate::web::{App, Error, Form, Mistake, Mistakes, Reply, Visitor};

#[derive(Template)]
#[template(path = "office/portfolio/loss/loss.html")]
pub struct LossPage {
    visitor: Visitor,
    desk: Desk,
    here: String,
    name: String,
    waiting: Vec<Waiting>,
    mistakes: Mistakes,
}

struct Waiting {
    number: String,
    /// When it was asked.
    since: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ConfirmForm {
    number: String,
    sure: bool,
}

pub async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, TiersId)>,
) -> Result<Reply<LossPage>, Error> {
    let tiers = dossier::tiers(&app, &staff, id).await?;
    fresh(&app, &staff)?;
    let page = page(&app, visitor, &staff, (&tiers, Mistakes::none())).await?;
    Ok(if page.waiting.is_empty() { Reply::done(&page.here) } else { Reply::Shown(page) })
}

pub async fn confirm(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, TiersId)>,
    Form(form): Form<ConfirmForm>,
) -> Result<Reply<LossPage>, Error> {
    let tiers = dossier::tiers(&app, &staff, id).await?;
    fresh(&app, &staff)?;
    if !form.sure {
        let mistakes = Mistakes::on("sure", Mistake::BoxNotTicked);
        return Ok(Reply::Again(page(&app, visitor, &staff, (&tiers, mistakes)).await?));
    }
    let number = Uuid::parse_str(&form.number).map_err(|_| Error::NotFound)?;
    let (of, by) = ((staff.societe(), &tiers), (number, staff.actor()));
    let is_done = factor_loss::confirm(&app, &visitor, of, by).await?;
    let done = if is_done { "confirmed" } else { "unchanged" };
    Ok(Reply::done(format!("/office/{}/tiers/{id}?done={done}", staff.societe_id())))
}

async fn page(
    app: &App,
    visitor: Visitor,
    staff: &AgencyStaff<Gestion>,
    (tiers, mistakes): (&Tiers, Mistakes),
) -> Result<LossPage, Error> {
    let waiting = factor_loss::waiting(app.db.reader(), (staff.societe(), tiers)).await?;
    let (visitor, desk) = staff.seated(app, visitor, Tab::Portfolio);
    Ok(LossPage {
        here: desk.at(&format!("tiers/{}", tiers.id)),
        name: tiers.name(),
        waiting: waiting
            .into_iter()
            .map(|loss| Waiting {
                number: loss.id.to_string(),
                since: paris_day_and_time(loss.asked_at, visitor.lang),
            })
            .collect(),
        visitor,
        desk,
        mistakes,
    })
}

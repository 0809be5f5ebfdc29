//! What staff say of a copropriété as a whole: when its assemblée générale meets, and that it did
//! without the online space.

use axum::extract::{Path, State};
use serde::Deserialize;

use super::assemblee_generale;
use super::sheet::{SheetPage, Typed, page, there};
use crate::agencies::SocieteId;
use crate::audit::{self, Kind};
use crate::clock::{Day, paris_today};
use crate::contracts::{Immeuble, ImmeubleId};
use crate::staff::{AgencyStaff, Gestion};
use crate::web::{App, Error, Form, Mistake, Mistakes, Reply, Unfit, Visitor};

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct DayForm {
    held_on: String,
    waived_on: String,
}

pub async fn assemblee(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, ImmeubleId)>,
    Form(form): Form<DayForm>,
) -> Result<Reply<SheetPage>, Error> {
    let immeuble = there(&app, &staff, id).await?;
    let Ok(held_on) = day(&form.held_on) else {
        return again(&app, (visitor, &staff), (immeuble, form), "held_on").await;
    };
    let tx = app.db.begin().await?;
    assemblee_generale::note(&tx, &staff, (id, held_on), visitor.now).await?;
    let subject = format!("{id} assemblee_generale {}", told(held_on));
    audit::record(&tx, &visitor.origin(), staff.event(Kind::ConformiteChanged, subject)).await?;
    tx.commit().await?;
    Ok(Reply::done(at(&staff, id)))
}

/// A waiver is decided, not planned: its day is not one to come.
pub async fn waiver(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, ImmeubleId)>,
    Form(form): Form<DayForm>,
) -> Result<Reply<SheetPage>, Error> {
    let immeuble = there(&app, &staff, id).await?;
    let today = paris_today(visitor.now);
    let waived_on = day(&form.waived_on).ok();
    let Some(waived_on) = waived_on.filter(|day| day.is_none_or(|day| day <= today)) else {
        return again(&app, (visitor, &staff), (immeuble, form), "waived_on").await;
    };
    let tx = app.db.begin().await?;
    assemblee_generale::waive(&tx, &staff, (&immeuble, waived_on), visitor.now).await?;
    let subject = format!("{id} waiver {}", told(waived_on));
    audit::record(&tx, &visitor.origin(), staff.event(Kind::ConformiteChanged, subject)).await?;
    tx.commit().await?;
    Ok(Reply::done(at(&staff, id)))
}

async fn again(
    app: &App,
    (visitor, staff): (Visitor, &AgencyStaff<Gestion>),
    (immeuble, form): (Immeuble, DayForm),
    field: &'static str,
) -> Result<Reply<SheetPage>, Error> {
    let mistakes = Mistakes::on(field, Mistake::Unfit(Unfit::DayWrong));
    let typed = Typed { held_on: form.held_on, waived_on: form.waived_on };
    Ok(Reply::Again(page(app, (visitor, staff), (immeuble, Some(typed)), mistakes).await?))
}

/// An empty field takes it back.
fn day(text: &str) -> Result<Option<Day>, ()> {
    let text = text.trim();
    if text.is_empty() { Ok(None) } else { Day::parse(text).map(Some).ok_or(()) }
}

fn told(day: Option<Day>) -> String {
    day.map_or_else(|| "none".to_owned(), |day| day.to_string())
}

fn at(staff: &AgencyStaff<Gestion>, id: ImmeubleId) -> String {
    format!("/office/{}/conformite/{id}?done=saved", staff.societe_id())
}

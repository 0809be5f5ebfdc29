//! What closing an access does, and why it is done.

use askama::Template;
use axum::extract::{Path, State};

use super::closing::Closing;
use super::form::{LONGEST_NOTE, ReasonChoice, WhyForm};
use crate::access::agency_act::Reason;
use crate::agencies::SocieteId;
use crate::contracts::{Contract, Tiers, TiersId};
use crate::office::portfolio::dossier;
use crate::staff::{AgencyStaff, Desk, Gestion, Tab, fresh};
use crate::web::{App, Error, Form, Mistakes, Reply, Visitor};

#[derive(Template)]
#[template(path = "office/portfolio/closure/closure.html")]
pub struct ClosurePage {
    visitor: Visitor,
    desk: Desk,
    here: String,
    name: String,
    closing: Closing,
    /// What will be lost from sight.
    contracts: Vec<String>,
    reasons: Vec<ReasonChoice>,
    note: String,
    mistakes: Mistakes,
}

type Asked = Path<(SocieteId, TiersId)>;
type Answer = Result<Reply<ClosurePage>, Error>;

pub async fn ask_dissociation(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Asked,
) -> Answer {
    ask(&app, visitor, &staff, (id, Closing::Dissociation)).await
}

pub async fn dissociate(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Asked,
    Form(form): Form<WhyForm>,
) -> Answer {
    close(&app, visitor, &staff, (id, Closing::Dissociation, form)).await
}

pub async fn ask_suspension(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Asked,
) -> Answer {
    ask(&app, visitor, &staff, (id, Closing::Suspension)).await
}

pub async fn suspend(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Asked,
    Form(form): Form<WhyForm>,
) -> Answer {
    close(&app, visitor, &staff, (id, Closing::Suspension, form)).await
}

/// A tiers of another société is nobody here, before anything else is asked.
async fn ask(
    app: &App,
    visitor: Visitor,
    staff: &AgencyStaff<Gestion>,
    (id, closing): (TiersId, Closing),
) -> Answer {
    let tiers = dossier::tiers(app, staff, id).await?;
    fresh(app, staff)?;
    let blank = (WhyForm::default(), Mistakes::none());
    Ok(Reply::Shown(page(app, visitor, staff, (&tiers, closing), blank).await?))
}

async fn close(
    app: &App,
    visitor: Visitor,
    staff: &AgencyStaff<Gestion>,
    (id, closing, form): (TiersId, Closing, WhyForm),
) -> Answer {
    let tiers = dossier::tiers(app, staff, id).await?;
    fresh(app, staff)?;
    let why = match form.check(Reason::can_close) {
        Ok(why) => why,
        Err(mistakes) => {
            let typed = (form, mistakes);
            return Ok(Reply::Again(page(app, visitor, staff, (&tiers, closing), typed).await?));
        }
    };
    let done = closing.of(app, &visitor, staff, (&tiers, &why)).await?;
    Ok(Reply::done(format!("/office/{}/tiers/{id}?done={done}", staff.societe_id())))
}

async fn page(
    app: &App,
    visitor: Visitor,
    staff: &AgencyStaff<Gestion>,
    (tiers, closing): (&Tiers, Closing),
    (form, mistakes): (WhyForm, Mistakes),
) -> Result<ClosurePage, Error> {
    let (visitor, desk) = staff.seated(app, visitor, Tab::Portfolio);
    let contracts = Contract::of_tiers(app.db.reader(), tiers.societe_id, tiers.id).await?;
    let reasons = Reason::all().filter(|reason| reason.can_close());
    let reasons = reasons.map(|it| ReasonChoice::of(it, &form, visitor.texts)).collect();
    Ok(ClosurePage {
        here: desk.at(&format!("tiers/{}", tiers.id)),
        name: tiers.name(),
        closing,
        contracts: contracts.iter().map(|it| it.in_words(visitor.texts)).collect(),
        reasons,
        note: form.note,
        visitor,
        desk,
        mistakes,
    })
}

//! « Sans objet »: a document that this copropriété need not have, with a reason.

use askama::Template;
use axum::extract::{Path, State};
use serde::Deserialize;

use super::exemption;
use super::sheet::there;
use crate::agencies::SocieteId;
use crate::audit::{self, Kind};
use crate::contracts::{Immeuble, ImmeubleId};
use crate::documents::DocumentKind;
use crate::staff::{AgencyStaff, Desk, Gestion, Tab};
use crate::web::{App, Error, Form, Mistake, Mistakes, Reply, Unfit, Visitor};

/// As much as a printed line has room for.
const LONGEST_REASON: usize = 300;

#[derive(Template)]
#[template(path = "office/conformite/exempt.html")]
pub struct ExemptPage {
    visitor: Visitor,
    desk: Desk,
    immeuble: Immeuble,
    kind: DocumentKind,
    form: ExemptForm,
    mistakes: Mistakes,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ExemptForm {
    reason: String,
}

pub type Place = Path<(SocieteId, ImmeubleId, String)>;

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id, kind)): Place,
) -> Result<Reply<ExemptPage>, Error> {
    let (immeuble, kind) = (there(&app, &staff, id).await?, legal(&kind)?);
    let shown = (ExemptForm::default(), Mistakes::none());
    Ok(Reply::Shown(page(&app, (visitor, &staff), (immeuble, kind), shown)))
}

pub async fn say(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id, kind)): Place,
    Form(form): Form<ExemptForm>,
) -> Result<Reply<ExemptPage>, Error> {
    let (immeuble, kind) = (there(&app, &staff, id).await?, legal(&kind)?);
    let reason = form.reason.trim().chars().filter(|c| !c.is_control());
    let reason: String = reason.take(LONGEST_REASON).collect();
    if reason.is_empty() {
        let mistakes = Mistakes::on("reason", Mistake::Unfit(Unfit::ReasonMissing));
        let again = page(&app, (visitor, &staff), (immeuble, kind), (form, mistakes));
        return Ok(Reply::Again(again));
    }
    let tx = app.db.begin().await?;
    if exemption::say(&tx, &staff, (id, kind, &reason), visitor.now).await? {
        let event = staff.event(Kind::ConformiteChanged, format!("{id} exempt {}", kind.name()));
        audit::record(&tx, &visitor.origin(), event).await?;
        tx.commit().await?;
    }
    Ok(Reply::done(at(&staff, id)))
}

pub async fn lift(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id, kind)): Place,
) -> Result<Reply<ExemptPage>, Error> {
    let (immeuble, kind) = (there(&app, &staff, id).await?, legal(&kind)?);
    let tx = app.db.begin().await?;
    if exemption::lift(&tx, &staff, (immeuble.id, kind), visitor.now).await? {
        let event = staff.event(Kind::ConformiteChanged, format!("{id} asked {}", kind.name()));
        audit::record(&tx, &visitor.origin(), event).await?;
        tx.commit().await?;
    }
    Ok(Reply::done(at(&staff, id)))
}

/// One of the lists; there is nothing to say of the others.
pub fn legal(name: &str) -> Result<DocumentKind, Error> {
    DocumentKind::parse(name).filter(|kind| kind.legal().is_some()).ok_or(Error::NotFound)
}

pub fn at(staff: &AgencyStaff<Gestion>, id: ImmeubleId) -> String {
    format!("/office/{}/conformite/{id}?done=saved", staff.societe_id())
}

fn page(
    app: &App,
    (visitor, staff): (Visitor, &AgencyStaff<Gestion>),
    (immeuble, kind): (Immeuble, DocumentKind),
    (form, mistakes): (ExemptForm, Mistakes),
) -> ExemptPage {
    let (visitor, desk) = staff.seated(app, visitor, Tab::Conformite);
    ExemptPage { visitor, desk, immeuble, kind, form, mistakes }
}

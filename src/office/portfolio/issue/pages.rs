//! What issuing does, for how many holders, then the credentials.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::issuing;
use crate::access::provisional::Issued;
use crate::agencies::SocieteId;
use crate::clock::paris_day;
use crate::contracts::{Tiers, TiersId};
use crate::office::portfolio::dossier;
use crate::staff::{AgencyStaff, Desk, Gestion, Tab, fresh};
use crate::web::{App, Error, Form, Mistake, Mistakes, Page, Reply, Visitor};

/// Spouses, indivisaires.
const MOST_HOLDERS: i32 = 4;

#[derive(Template)]
#[template(path = "office/portfolio/issue/issue.html")]
pub struct IssuePage {
    visitor: Visitor,
    desk: Desk,
    here: String,
    name: String,
    until: String,
    form: IssueForm,
    mistakes: Mistakes,
}

#[derive(Template)]
#[template(path = "office/portfolio/issue/issued.html")]
pub struct IssuedPage {
    visitor: Visitor,
    desk: Desk,
    here: String,
    name: String,
    until: String,
    /// Where the letter says to sign in, and the two codes of the société.
    address: String,
    client_code: String,
    societe_code: String,
    pairs: Vec<Issued>,
}

#[derive(Deserialize)]
#[serde(default)]
pub struct IssueForm {
    holders: String,
}

impl Default for IssueForm {
    fn default() -> Self {
        Self { holders: "1".into() }
    }
}

impl IssueForm {
    fn check(&self) -> Result<i32, Mistakes> {
        let holders = self.holders.parse().ok().filter(|it| (1..=MOST_HOLDERS).contains(it));
        holders.ok_or_else(|| Mistakes::on("holders", Mistake::HoldersMissing))
    }
}

/// The secrets of the employee are asked for before the form, so that nothing typed is lost.
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, TiersId)>,
) -> Result<Page<IssuePage>, Error> {
    let tiers = dossier::tiers(&app, &staff, id).await?;
    fresh(&app, &staff)?;
    Ok(Page(page(&app, visitor, &staff, (&tiers, IssueForm::default(), Mistakes::none()))))
}

pub async fn send(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, TiersId)>,
    Form(form): Form<IssueForm>,
) -> Result<Response, Error> {
    let tiers = dossier::tiers(&app, &staff, id).await?;
    fresh(&app, &staff)?;
    let holders = match form.check() {
        Ok(holders) => holders,
        Err(mistakes) => {
            let again = page(&app, visitor, &staff, (&tiers, form, mistakes));
            return Ok(Reply::Again(again).into_response());
        }
    };
    let pairs = issuing::issue(&app, &visitor, &staff, (&tiers, holders)).await?;
    Ok(Page(issued(&app, visitor, &staff, (&tiers, pairs))).into_response())
}

fn page(
    app: &App,
    visitor: Visitor,
    staff: &AgencyStaff<Gestion>,
    (tiers, form, mistakes): (&Tiers, IssueForm, Mistakes),
) -> IssuePage {
    let (visitor, desk) = staff.seated(app, visitor, Tab::Portfolio);
    IssuePage {
        here: desk.at(&format!("tiers/{}", tiers.id)),
        name: tiers.name(),
        until: paris_day(visitor.now + app.settings.pair.validity, visitor.lang),
        visitor,
        desk,
        form,
        mistakes,
    }
}

fn issued(
    app: &App,
    visitor: Visitor,
    staff: &AgencyStaff<Gestion>,
    (tiers, pairs): (&Tiers, Vec<Issued>),
) -> IssuedPage {
    let (visitor, desk) = staff.seated(app, visitor, Tab::Portfolio);
    let here = desk.at(&format!("tiers/{}", tiers.id));
    let societe = staff.societe();
    IssuedPage {
        name: tiers.name(),
        until: paris_day(visitor.now + app.settings.pair.validity, visitor.lang),
        address: app.address(&societe.login_path()),
        client_code: societe.client_code.clone(),
        societe_code: societe.societe_code.clone(),
        visitor: visitor.found_at(&here),
        desk,
        here,
        pairs,
    }
}

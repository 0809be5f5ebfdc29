//! « Conditions d'utilisation »: every version, and how many people accepted it.

use askama::Template;
use axum::extract::State;
use sea_orm::DbErr;
use serde::Deserialize;

use crate::access::terms_acceptance;
use crate::agencies::Terms;
use crate::clock::paris_day;
use crate::staff::{Administration, AgencyStaff, Desk, Tab};
use crate::web::{App, Asked, Error, Page, Visitor};

#[derive(Template)]
#[template(path = "office/settings/terms.html")]
pub struct TermsPage {
    visitor: Visitor,
    desk: Desk,
    versions: Vec<Version>,
    is_published: bool,
}

struct Version {
    title: String,
    accepted: String,
    address: String,
    is_current: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Told {
    done: String,
}

pub async fn list(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Asked(told): Asked<Told>,
) -> Result<Page<TermsPage>, Error> {
    let versions = versions(&app, &visitor, &staff).await?;
    let (visitor, desk) = staff.seated(&app, visitor, Tab::Settings);
    Ok(Page(TermsPage { visitor, desk, versions, is_published: told.done == "published" }))
}

async fn versions(
    app: &App,
    visitor: &Visitor,
    staff: &AgencyStaff<Administration>,
) -> Result<Vec<Version>, DbErr> {
    let (db, societe) = (app.db.reader(), staff.societe_id());
    let counts = terms_acceptance::counts(db, societe).await?;
    let address = staff.societe().brand().terms;
    let mut versions = Vec::new();
    for (version, published_at) in Terms::dates(db, societe).await? {
        let accepted = counts.iter().find(|(of, _)| *of == version).map_or(0, |(_, count)| *count);
        let published_on = paris_day(published_at, visitor.lang);
        versions.push(Version {
            title: visitor.texts.terms_version(version.to_string(), published_on),
            accepted: visitor.texts.settings_terms_accepted(accepted),
            address: format!("{address}?version={version}"),
            is_current: versions.is_empty(),
        });
    }
    Ok(versions)
}

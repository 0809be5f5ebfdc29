//! « Paramètres »: what is known of the société, and where each part of it is changed.

use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use crate::agencies::{self, Codes, Societe, Terms};
use crate::clock::paris_day;
use crate::ledger::{Coordinates, Iban};
use crate::staff::{Administration, AgencyStaff, Desk, Tab};
use crate::web::{App, Asked, BrandLogo, Error, Page, Visitor};

#[derive(Template)]
#[template(path = "office/settings/overview.html")]
pub struct OverviewPage {
    visitor: Visitor,
    desk: Desk,
    societe: Societe,
    logo: Option<BrandLogo>,
    bank: Coordinates,
    iban: String,
    aliases: Vec<Codes>,
    /// Version and day of the terms in force.
    terms: Option<String>,
    done: Done,
}

/// What was just done, as the address says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Done {
    #[default]
    Nothing,
    Saved,
    Listed,
    Unlisted,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Told {
    done: Done,
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Asked(told): Asked<Told>,
) -> Result<Page<OverviewPage>, Error> {
    let db = app.db.reader();
    let bank = Coordinates::of(db, staff.societe_id()).await?;
    let terms = Terms::current(db, staff.societe_id()).await?;
    let terms = terms.map(|terms| {
        let published_on = paris_day(terms.published_at, visitor.lang);
        visitor.texts.terms_version(terms.version.to_string(), published_on)
    });
    let aliases = agencies::aliases(db, staff.societe_id()).await?;
    let (visitor, desk) = staff.seated(&app, visitor, Tab::Settings);
    let societe = staff.societe().clone();
    let (logo, iban) = (societe.plate(), in_groups(bank.iban.as_deref().unwrap_or_default()));
    let done = told.done;
    Ok(Page(OverviewPage { visitor, desk, societe, logo, bank, iban, aliases, terms, done }))
}

/// As on a RIB, as far as it is one.
fn in_groups(iban: &str) -> String {
    Iban::parse(iban).map_or_else(|| iban.to_owned(), |iban| iban.to_string())
}

//! The consent screen, and the page for a contract that cannot be added.

use askama::Template;
use axum::extract::State;

use crate::agencies::{TypedCodes, at_agency};
use crate::web::{App, Error, Mistakes, Page, Visitor};

/// Names the agency, the tiers and the contracts before anything is added.
#[derive(Template)]
#[template(path = "access/linking/consent.html")]
pub struct ConsentPage {
    pub visitor: Visitor,
    pub email: String,
    pub tiers_name: String,
    pub recap: Vec<String>,
    pub action: &'static str,
    pub cancel: &'static str,
    pub kept_password: bool,
    pub from_mail: bool,
    pub mistakes: Mistakes,
}

#[derive(Template)]
#[template(path = "access/linking/refused.html")]
pub struct RefusedPage {
    pub visitor: Visitor,
    pub why: Refused,
}

/// Why a contract cannot be added.
pub enum Refused {
    AlreadyMine,
    HeldByAnother,
}

/// A right pair whose place another account holds: the agency can free it.
pub async fn held(State(app): State<App>, visitor: Visitor) -> Result<Page<RefusedPage>, Error> {
    let visitor = at_agency(&app, visitor, &TypedCodes::default()).await?;
    Ok(Page(RefusedPage { visitor, why: Refused::HeldByAnother }))
}

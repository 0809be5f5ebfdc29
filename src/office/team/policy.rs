//! « Clé d'accès exigée »: whether everybody who works for the agency signs in with a passkey.

use axum::extract::State;
use axum::response::Redirect;
use serde::Deserialize;

use crate::staff::passkey::{self, WholeAgency};
use crate::staff::{Administration, AgencyStaff, fresh};
use crate::web::{App, Error, Form, Visitor};

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PolicyForm {
    needed: bool,
}

pub async fn need(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Form(form): Form<PolicyForm>,
) -> Result<Redirect, Error> {
    fresh(&app, &staff)?;
    let whole = WholeAgency::of(app.db.reader(), &staff).await?.ok_or(Error::NotFound)?;
    passkey::need(&app, &visitor, (&staff, &whole), form.needed).await?;
    Ok(Redirect::to(&format!("/office/{}/team?done=policy", staff.societe_id())))
}

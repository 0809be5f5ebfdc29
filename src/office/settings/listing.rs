//! Whether people without a letter may find the société by its name or town.

use axum::extract::State;
use axum::response::Redirect;
use serde::Deserialize;

use super::keeping;
use crate::agencies::Changes;
use crate::staff::{Administration, AgencyStaff, fresh};
use crate::web::{App, Error, Form, Visitor};

#[derive(Deserialize)]
pub struct ListingForm {
    listed: bool,
}

pub async fn save(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Form(form): Form<ListingForm>,
) -> Result<Redirect, Error> {
    fresh(&app, &staff)?;
    let listed = (form.listed != staff.societe().listed).then_some(form.listed);
    let changes = Changes { listed, ..Changes::default() };
    keeping::change((&app, &visitor, &staff), changes).await?;
    let done = if form.listed { "listed" } else { "unlisted" };
    Ok(Redirect::to(&format!("/office/{}/settings?done={done}", staff.societe_id())))
}

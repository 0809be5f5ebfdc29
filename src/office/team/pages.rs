//! The list of the team, and one colleague: another right, another invitation, no access any more.

use askama::Template;
use axum::extract::{Path, State};
use serde::Deserialize;

use crate::agencies::SocieteId;
use crate::clock::paris_day_and_time;
use crate::staff::membership::{self, Changed};
use crate::staff::passkey::{self, WholeAgency};
use crate::staff::team::{self, Colleague, Standing};
use crate::staff::{Administration, AgencyStaff, Desk, Right, StaffId, Tab, fresh};
use crate::web::{App, Asked, Error, Form, Mistake, Mistakes, Page, Reply, Visitor};

#[derive(Template)]
#[template(path = "office/team/list.html")]
pub struct ListPage {
    visitor: Visitor,
    desk: Desk,
    colleagues: Vec<Colleague>,
    /// Whether everybody must sign in with a passkey.
    needs_key: bool,
    /// Whether whoever looks may change that.
    may_decide: bool,
    done: Done,
}

#[derive(Template)]
#[template(path = "office/team/colleague.html")]
pub struct ColleaguePage {
    visitor: Visitor,
    desk: Desk,
    colleague: Colleague,
    mistakes: Mistakes,
}

/// What was just done, as the address says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Done {
    #[default]
    Nothing,
    Invited,
    Given,
    Changed,
    Removed,
    Resent,
    Policy,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Told {
    done: Done,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct RightForm {
    right: String,
}

/// A right by its name in a form.
pub fn right_named(name: &str) -> Option<Right> {
    match name {
        "lecture" => Some(Right::Lecture),
        "gestion" => Some(Right::Gestion),
        "administration" => Some(Right::Administration),
        _ => None,
    }
}

pub async fn list(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Asked(told): Asked<Told>,
) -> Result<Page<ListPage>, Error> {
    let colleagues = team::list(&app, &staff).await?;
    let agency = staff.signed_in().agency_id();
    let needs_key = passkey::is_needed(app.db.reader(), agency).await?;
    let may_decide = WholeAgency::of(app.db.reader(), &staff).await?.is_some();
    let (visitor, desk) = staff.seated(&app, visitor, Tab::Team);
    Ok(Page(ListPage { visitor, desk, colleagues, needs_key, may_decide, done: told.done }))
}

pub async fn colleague(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Path((_, id)): Path<(SocieteId, StaffId)>,
) -> Result<Reply<ColleaguePage>, Error> {
    Ok(Reply::Shown(page(&app, visitor, &staff, (id, Mistakes::none())).await?))
}

pub async fn change_right(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Path((_, id)): Path<(SocieteId, StaffId)>,
    Form(form): Form<RightForm>,
) -> Result<Reply<ColleaguePage>, Error> {
    there(&app, &staff, id).await?;
    fresh(&app, &staff)?;
    let Some(right) = right_named(&form.right) else {
        let mistakes = Mistakes::on("right", Mistake::RightMissing);
        return Ok(Reply::Again(page(&app, visitor, &staff, (id, mistakes)).await?));
    };
    let (by, whom) = ((&visitor.origin(), staff.actor()), (staff.societe(), id));
    let changed = membership::change_right(&app, by, whom, right).await?;
    answer(&app, visitor, &staff, (id, changed, "changed")).await
}

pub async fn resend(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Path((_, id)): Path<(SocieteId, StaffId)>,
) -> Result<Reply<ColleaguePage>, Error> {
    there(&app, &staff, id).await?;
    fresh(&app, &staff)?;
    let by = (&visitor.origin(), staff.actor());
    let changed = membership::resend(&app, by, (staff.societe(), id)).await?;
    answer(&app, visitor, &staff, (id, changed, "resent")).await
}

pub async fn remove(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Path((_, id)): Path<(SocieteId, StaffId)>,
) -> Result<Reply<ColleaguePage>, Error> {
    there(&app, &staff, id).await?;
    fresh(&app, &staff)?;
    let by = (&visitor.origin(), staff.actor());
    let changed = membership::remove(&app, by, (staff.societe(), id)).await?;
    answer(&app, visitor, &staff, (id, changed, "removed")).await
}

/// A colleague of another société is nobody here, before anything else is asked.
async fn there(
    app: &App,
    staff: &AgencyStaff<Administration>,
    id: StaffId,
) -> Result<Colleague, Error> {
    team::find(app, staff, id).await?.ok_or(Error::NotFound)
}

async fn answer(
    app: &App,
    visitor: Visitor,
    staff: &AgencyStaff<Administration>,
    (id, changed, done): (StaffId, Changed, &str),
) -> Result<Reply<ColleaguePage>, Error> {
    match changed {
        Changed::Done => {
            let team = format!("/office/{}/team?done={done}", staff.societe_id());
            Ok(Reply::done(team))
        }
        Changed::NoSuchColleague => Err(Error::NotFound),
        Changed::LastAdministrator => {
            let mistakes = Mistakes::general(Mistake::LastAdministrator);
            Ok(Reply::Again(page(app, visitor, staff, (id, mistakes)).await?))
        }
    }
}

async fn page(
    app: &App,
    visitor: Visitor,
    staff: &AgencyStaff<Administration>,
    (id, mistakes): (StaffId, Mistakes),
) -> Result<ColleaguePage, Error> {
    let colleague = there(app, staff, id).await?;
    let (visitor, desk) = staff.seated(app, visitor, Tab::Team);
    let visitor = visitor.found_at(&desk.at(&format!("team/{id}")));
    Ok(ColleaguePage { visitor, desk, colleague, mistakes })
}

impl ListPage {
    fn last_seen(&self, colleague: &Colleague) -> Option<String> {
        Some(paris_day_and_time(colleague.last_sign_in_at?, self.visitor.lang))
    }
}

impl ColleaguePage {
    fn right_name(&self) -> &'static str {
        match self.colleague.right {
            Right::Lecture => "lecture",
            Right::Gestion => "gestion",
            Right::Administration => "administration",
        }
    }
}

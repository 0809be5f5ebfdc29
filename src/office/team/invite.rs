//! « Inviter un collègue ».

use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::pages::right_named;
use crate::accounts::Email;
use crate::staff::membership::{self, Invited, Newcomer};
use crate::staff::{Administration, AgencyStaff, Desk, Tab, fresh};
use crate::web::{App, Error, Form, Mistake, Mistakes, Reply, Visitor};

/// As much as a letter's greeting has room for.
const LONGEST_NAME: usize = 100;

#[derive(Template)]
#[template(path = "office/team/invite.html")]
pub struct InvitePage {
    visitor: Visitor,
    desk: Desk,
    form: InviteForm,
    mistakes: Mistakes,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct InviteForm {
    name: String,
    email: String,
    right: String,
}

impl InviteForm {
    fn check(&self) -> Result<Newcomer, Mistakes> {
        let mut mistakes = Mistakes::none();
        let plain = |c: char| !c.is_control();
        let name: String =
            self.name.trim().chars().take(LONGEST_NAME).filter(|c| plain(*c)).collect();
        if name.is_empty() {
            mistakes = mistakes.and("name", Mistake::NameMissing);
        }
        let email = Email::parse(&self.email);
        if self.email.trim().is_empty() {
            mistakes = mistakes.and("email", Mistake::EmailMissing);
        } else if email.is_none() {
            mistakes = mistakes.and("email", Mistake::EmailIncomplete);
        }
        let right = right_named(&self.right);
        if right.is_none() {
            mistakes = mistakes.and("right", Mistake::RightMissing);
        }
        match (email, right) {
            (Some(email), Some(right)) if !name.is_empty() => Ok(Newcomer { email, name, right }),
            _ => Err(mistakes),
        }
    }
}

/// The secrets are asked for before the form, so that nothing typed is lost.
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
) -> Result<Reply<InvitePage>, Error> {
    fresh(&app, &staff)?;
    Ok(Reply::Shown(page(&app, visitor, &staff, (InviteForm::default(), Mistakes::none()))))
}

pub async fn send(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Form(form): Form<InviteForm>,
) -> Result<Reply<InvitePage>, Error> {
    fresh(&app, &staff)?;
    let newcomer = match form.check() {
        Ok(newcomer) => newcomer,
        Err(mistakes) => return Ok(Reply::Again(page(&app, visitor, &staff, (form, mistakes)))),
    };
    let (by, here) = ((&visitor.origin(), staff.actor()), [staff.societe().clone()]);
    let done = match membership::invite(&app, by, &here, &newcomer).await? {
        Invited::Mailed(_) => "invited",
        Invited::Joined(_) => "given",
        Invited::AlreadyHere => {
            let mistakes = Mistakes::on("email", Mistake::AlreadyInTeam);
            return Ok(Reply::Again(page(&app, visitor, &staff, (form, mistakes))));
        }
    };
    Ok(Reply::done(format!("/office/{}/team?done={done}", staff.societe_id())))
}

fn page(
    app: &App,
    visitor: Visitor,
    staff: &AgencyStaff<Administration>,
    (form, mistakes): (InviteForm, Mistakes),
) -> InvitePage {
    let (visitor, desk) = staff.seated(app, visitor, Tab::Team);
    InvitePage { visitor, desk, form, mistakes }
}

//! « Identité et coordonnées »: the name, the address, whom to call and when.

use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{keeping, typed};
use crate::accounts::Email;
use crate::agencies::{Changes, Societe};
use crate::staff::{Administration, AgencyStaff, Desk, Tab, fresh};
use crate::web::{App, Error, Form, Mistake, Mistakes, Reply, Visitor};

/// As much as the window of an envelope shows.
const ADDRESS: (u32, u32) = (5, 60);
const NAME: u32 = 80;
const CITY: u32 = 60;
const HOURS: u32 = 120;

#[derive(Template)]
#[template(path = "office/settings/identity.html")]
pub struct IdentityPage {
    visitor: Visitor,
    desk: Desk,
    form: IdentityForm,
    mistakes: Mistakes,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct IdentityForm {
    name: String,
    address: String,
    city: String,
    phone: String,
    email: String,
    hours: String,
}

impl IdentityForm {
    fn of(societe: &Societe) -> Self {
        let given = |text: &Option<String>| text.clone().unwrap_or_default();
        Self {
            name: societe.name.clone(),
            address: societe.address.clone(),
            city: societe.city.clone(),
            phone: given(&societe.phone),
            email: given(&societe.email),
            hours: given(&societe.hours),
        }
    }

    /// What differs from what is known.
    fn check(&self, known: &Societe) -> Result<Changes, Mistakes> {
        let mut mistakes = Mistakes::none();
        let mut kept = |field, checked: Result<String, Mistake>, known: &str| match checked {
            Ok(text) => (text != known).then_some(text),
            Err(mistake) => {
                mistakes = std::mem::take(&mut mistakes).and(field, mistake);
                None
            }
        };
        let given = |text: &'_ Option<String>| text.clone().unwrap_or_default();
        let changes = Changes {
            name: kept("name", typed::words(&self.name, NAME), &known.name),
            address: kept("address", typed::lines(&self.address, ADDRESS), &known.address),
            city: kept("city", typed::words(&self.city, CITY), &known.city),
            phone: kept("phone", typed::phone(&self.phone), &given(&known.phone)),
            email: kept("email", email(&self.email), &given(&known.email)),
            hours: kept("hours", typed::line(&self.hours, HOURS), &given(&known.hours)),
            ..Changes::default()
        };
        if mistakes.is_empty() { Ok(changes) } else { Err(mistakes) }
    }
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
) -> Result<Reply<IdentityPage>, Error> {
    fresh(&app, &staff)?;
    let form = IdentityForm::of(staff.societe());
    Ok(Reply::Shown(page(&app, visitor, &staff, (form, Mistakes::none()))))
}

pub async fn save(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Form(form): Form<IdentityForm>,
) -> Result<Reply<IdentityPage>, Error> {
    fresh(&app, &staff)?;
    let changes = match form.check(staff.societe()) {
        Ok(changes) => changes,
        Err(mistakes) => return Ok(Reply::Again(page(&app, visitor, &staff, (form, mistakes)))),
    };
    keeping::change((&app, &visitor, &staff), changes).await?;
    Ok(Reply::done(format!("/office/{}/settings?done=saved", staff.societe_id())))
}

/// The address that people's answers go to, or none.
fn email(typed: &str) -> Result<String, Mistake> {
    if typed.trim().is_empty() {
        return Ok(String::new());
    }
    let email = Email::parse(typed).ok_or(Mistake::EmailIncomplete)?;
    Ok(email.as_str().to_owned())
}

fn page(
    app: &App,
    visitor: Visitor,
    staff: &AgencyStaff<Administration>,
    (form, mistakes): (IdentityForm, Mistakes),
) -> IdentityPage {
    let (visitor, desk) = staff.seated(app, visitor, Tab::Settings);
    IdentityPage { visitor, desk, form, mistakes }
}

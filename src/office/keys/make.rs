//! « Créer une clé »: what it is for and until when; then the key itself, shown once.

use std::collections::BTreeMap;
use std::time::Duration;

use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use crate::api_keys::{self, NewKey, Scope};
use crate::clock::{Moment, paris_day_and_time};
use crate::staff::{Administration, AgencyStaff, Desk, Tab, fresh};
use crate::web::{App, Error, Form, Mistake, Mistakes, Page, Reply, Visitor};

const DAY: Duration = Duration::from_hours(24);

/// How long a key may last, in days: a choice, so that none lasts for ever by default; a year at most.
const SPANS: [u32; 3] = [30, 90, 365];

const LONGEST_NAME: usize = 100;

#[derive(Template)]
#[template(path = "office/keys/make.html")]
pub struct MakePage {
    visitor: Visitor,
    desk: Desk,
    form: MakeForm,
    mistakes: Mistakes,
}

#[derive(Template)]
#[template(path = "office/keys/made.html")]
pub struct MadePage {
    visitor: Visitor,
    desk: Desk,
    name: String,
    secret: String,
    ends: String,
}

/// The other fields are the scopes, by their names.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct MakeForm {
    name: String,
    days: String,
    #[serde(flatten)]
    ticked: BTreeMap<String, String>,
}

/// Either of them: the form again, or the key.
pub enum Made {
    Again(MakePage),
    Shown(MadePage),
}

impl MakeForm {
    fn check(&self, now: Moment) -> Result<NewKey, Mistakes> {
        let mut mistakes = Mistakes::none();
        let name = self.name.trim().chars().filter(|c| !c.is_control()).take(LONGEST_NAME);
        let name: String = name.collect();
        if name.is_empty() {
            mistakes = mistakes.and("name", Mistake::KeyNameMissing);
        }
        let scopes: Vec<Scope> = self.ticked.keys().filter_map(|name| Scope::parse(name)).collect();
        if scopes.is_empty() {
            mistakes = mistakes.and("scopes", Mistake::ScopeMissing);
        }
        let days = self.days.parse().ok().filter(|days| SPANS.contains(days));
        match days {
            Some(days) if mistakes.is_empty() => {
                Ok(NewKey { name, scopes, expires_at: now + DAY * days })
            }
            Some(_) => Err(mistakes),
            None => Err(mistakes.and("days", Mistake::SpanMissing)),
        }
    }
}

/// The secrets are asked for before the form, so that nothing typed is lost.
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
) -> Result<Page<MakePage>, Error> {
    fresh(&app, &staff)?;
    let form = MakeForm { days: "365".into(), ..MakeForm::default() };
    let (visitor, desk) = staff.seated(&app, visitor, Tab::Keys);
    Ok(Page(MakePage { visitor, desk, form, mistakes: Mistakes::none() }))
}

pub async fn make(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Form(form): Form<MakeForm>,
) -> Result<Made, Error> {
    fresh(&app, &staff)?;
    let new = form.check(visitor.now);
    let by = (&visitor.origin(), staff.actor());
    let (visitor, desk) = staff.seated(&app, visitor, Tab::Keys);
    let new = match new {
        Ok(new) => new,
        Err(mistakes) => return Ok(Made::Again(MakePage { visitor, desk, form, mistakes })),
    };
    let (key, secret) = api_keys::create(&app, by, staff.societe_id(), new).await?;
    let ends = paris_day_and_time(key.expires_at, visitor.lang);
    let visitor = visitor.found_at(&desk.at("keys"));
    let secret = secret.reveal();
    Ok(Made::Shown(MadePage { visitor, desk, name: key.name, secret, ends }))
}

impl axum::response::IntoResponse for Made {
    fn into_response(self) -> axum::response::Response {
        match self {
            Self::Again(page) => Reply::Again(page).into_response(),
            Self::Shown(page) => Reply::Shown(page).into_response(),
        }
    }
}

impl MakePage {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates give references")]
    fn is_ticked(&self, scope: &Scope) -> bool {
        self.form.ticked.contains_key(scope.name())
    }

    /// The choices, each in words.
    fn spans(&self) -> Vec<(String, String)> {
        let words = |days: &u32| {
            let text = match days {
                365 => self.visitor.texts.keys_one_year(),
                days => self.visitor.texts.keys_days(*days),
            };
            (days.to_string(), text)
        };
        SPANS.iter().map(words).collect()
    }
}

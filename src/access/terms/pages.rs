//! « Nouvelles conditions d'utilisation »: accepted, or left for later; nothing is closed meanwhile.

use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::due::{self, Due};
use crate::accounts::SignedIn;
use crate::agencies::SocieteId;
use crate::clock::paris_day;
use crate::texts::typography::french;
use crate::web::{App, Asked, Error, Form, LocalPath, Reply, Visitor};

#[derive(Template)]
#[template(path = "access/terms/terms.html")]
pub struct TermsPage {
    visitor: Visitor,
    next: String,
    /// What the form sends back: which versions were on the page.
    shown: String,
    agencies: Vec<AgencyTerms>,
}

struct AgencyTerms {
    name: String,
    /// « Version 2, publiée le 12 mai 2026. »
    version: String,
    changes: Vec<String>,
    address: String,
    is_first: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct OnTheWay {
    next: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AcceptForm {
    next: String,
    shown: String,
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Asked(asked): Asked<OnTheWay>,
) -> Result<Reply<TermsPage>, Error> {
    let next = LocalPath::parse(&asked.next).unwrap_or_default();
    let all = due::all(app.db.reader(), person.account_id()).await?;
    if all.is_empty() {
        return Ok(Reply::done(next.as_str()));
    }
    Ok(Reply::Shown(TermsPage::of(person.seen(visitor), next.as_str(), &all)))
}

pub async fn accept(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Form(form): Form<AcceptForm>,
) -> Result<Reply<TermsPage>, Error> {
    due::accept(&app, &visitor, &person, &form.shown()).await?;
    Ok(Reply::done(LocalPath::parse(&form.next).unwrap_or_default().as_str()))
}

impl AcceptForm {
    /// `<société>:<version>`, with spaces between; whatever else it holds is nothing.
    fn shown(&self) -> Vec<(SocieteId, i32)> {
        let one = |text: &str| {
            let (societe, version) = text.split_once(':')?;
            Some((SocieteId::parse(societe)?, version.parse().ok()?))
        };
        self.shown.split_whitespace().filter_map(one).collect()
    }
}

impl TermsPage {
    fn of(visitor: Visitor, next: &str, all: &[Due]) -> Self {
        let shown = all.iter().map(|due| format!("{}:{}", due.societe.id, due.terms.version));
        let visitor = match all {
            [only] => visitor.at(only.societe.brand()),
            _ => visitor,
        };
        Self {
            next: next.to_owned(),
            shown: shown.collect::<Vec<_>>().join(" "),
            agencies: all.iter().map(|due| AgencyTerms::of(&visitor, due)).collect(),
            visitor,
        }
    }
}

impl AgencyTerms {
    fn of(visitor: &Visitor, due: &Due) -> Self {
        let published_on = paris_day(due.terms.published_at, visitor.lang);
        let changes = due.terms.changes.as_deref().unwrap_or_default();
        let lines = changes.lines().map(str::trim).filter(|line| !line.is_empty());
        Self {
            name: due.societe.name.clone(),
            version: visitor.texts.terms_version(due.terms.version.to_string(), published_on),
            changes: lines.map(french).collect(),
            address: due.societe.brand().terms,
            is_first: due.accepted.is_none(),
        }
    }
}

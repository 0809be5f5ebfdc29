//! How a société goes about its demandes: what they may be about, and how soon it means to answer.

use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use crate::audit::{self, Kind};
use crate::contracts::Qualite;
use crate::demandes::category::{self, LONGEST, MOST};
use crate::demandes::desk::{self, MOST_DAYS};
use crate::demandes::wording::line;
use crate::staff::{Administration, AgencyStaff, Desk, Tab};
use crate::web::{App, Asked, Error, Form, Mistake, Mistakes, Reply, Visitor};

#[derive(Template)]
#[template(path = "office/demandes/settings.html")]
pub struct SettingsPage {
    visitor: Visitor,
    desk: Desk,
    form: SettingsForm,
    mistakes: Mistakes,
    is_saved: bool,
}

/// Categories are lines of a text: added, renamed, withdrawn and put in order by writing them so.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct SettingsForm {
    locataire: String,
    bailleur: String,
    coproprietaire: String,
    days: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Saved {
    done: String,
}

const QUALITES: [(&str, Qualite); 3] = [
    ("locataire", Qualite::Locataire),
    ("bailleur", Qualite::Bailleur),
    ("coproprietaire", Qualite::Coproprietaire),
];

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Asked(saved): Asked<Saved>,
) -> Result<Reply<SettingsPage>, Error> {
    let (db, societe) = (app.db.reader(), staff.societe_id());
    let written = async |qualite| -> Result<String, Error> {
        Ok(category::of(db, societe, qualite).await?.join("\n"))
    };
    let days = desk::answer_days(db, societe).await?;
    let form = SettingsForm {
        locataire: written(Qualite::Locataire).await?,
        bailleur: written(Qualite::Bailleur).await?,
        coproprietaire: written(Qualite::Coproprietaire).await?,
        days: days.map(|days| days.to_string()).unwrap_or_default(),
    };
    let is_saved = saved.done == "saved";
    Ok(Reply::Shown(page(&app, (visitor, &staff), (form, Mistakes::none(), is_saved))))
}

pub async fn save(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Form(form): Form<SettingsForm>,
) -> Result<Reply<SettingsPage>, Error> {
    let (days, lists) = match form.check() {
        Ok(checked) => checked,
        Err(mistakes) => {
            return Ok(Reply::Again(page(&app, (visitor, &staff), (form, mistakes, false))));
        }
    };
    let (tx, societe) = (app.db.begin().await?, staff.societe_id());
    for ((_, qualite), names) in QUALITES.iter().zip(&lists) {
        category::offer(&tx, (societe, *qualite), names).await?;
    }
    desk::announce(&tx, societe, days).await?;
    let event = staff.event(Kind::DemandesChanged, societe);
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await?;
    Ok(Reply::done(format!("/office/{societe}/demandes/settings?done=saved")))
}

fn page(
    app: &App,
    (visitor, staff): (Visitor, &AgencyStaff<Administration>),
    (form, mistakes, is_saved): (SettingsForm, Mistakes, bool),
) -> SettingsPage {
    let (visitor, desk) = staff.seated(app, visitor, Tab::Demandes);
    SettingsPage { visitor, desk, form, mistakes, is_saved }
}

impl SettingsForm {
    /// All of its mistakes at once.
    fn check(&self) -> Result<(Option<i32>, Vec<Vec<String>>), Mistakes> {
        let typed = [&self.locataire, &self.bailleur, &self.coproprietaire];
        let mut found = Mistakes::none();
        let mut lists = Vec::new();
        for ((field, _), typed) in QUALITES.iter().zip(typed) {
            match names(typed) {
                Ok(names) => lists.push(names),
                Err(mistake) => found = found.and(field, mistake),
            }
        }
        let days = match self.days.trim() {
            "" => None,
            typed => {
                let days = typed.parse().ok().filter(|days| (1..=MOST_DAYS).contains(days));
                if days.is_none() {
                    found = found.and("days", Mistake::DaysOutOfRange(MOST_DAYS.unsigned_abs()));
                }
                days
            }
        };
        if found.is_empty() { Ok((days, lists)) } else { Err(found) }
    }
}

/// One name a line; one that is there twice is once.
fn names(typed: &str) -> Result<Vec<String>, Mistake> {
    let mut names: Vec<String> = Vec::new();
    for one in typed.lines().filter(|one| !one.trim().is_empty()) {
        let name = line(one, LONGEST)?;
        if !names.contains(&name) {
            names.push(name);
        }
    }
    match names.len() {
        0 => Err(Mistake::FieldMissing),
        some if some > MOST => Err(Mistake::TooManyLines(u32::try_from(MOST).unwrap_or(u32::MAX))),
        _ => Ok(names),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_are_lines_each_once() {
        assert_eq!(names(" Fuite\r\n\nClés\nFuite "), Ok(vec!["Fuite".into(), "Clés".into()]));
        assert_eq!(names(" \n"), Err(Mistake::FieldMissing));
        assert_eq!(names(&"é".repeat(61)), Err(Mistake::TextTooLong(60)));
        let many: Vec<String> = (0..=MOST).map(|at| at.to_string()).collect();
        assert_eq!(names(&many.join("\n")), Err(Mistake::TooManyLines(20)));
    }
}

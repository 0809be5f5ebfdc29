//! « Publier une nouvelle version »: what people accept at their next sign-in.

use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::keeping::{self, Published};
use super::typed;
use crate::agencies::{NewTerms, Terms};
use crate::staff::{Administration, AgencyStaff, Desk, Tab, fresh};
use crate::web::{App, Error, Form, Mistake, Mistakes, Reply, Visitor};

/// So that the whole form stays under the least `server.body_limit` that is given by default.
pub const LONGEST_TEXT: u32 = 30_000;
pub const LONGEST_CHANGES: u32 = 1_000;

#[derive(Template)]
#[template(path = "office/settings/publish.html")]
pub struct PublishPage {
    visitor: Visitor,
    desk: Desk,
    form: PublishForm,
    mistakes: Mistakes,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PublishForm {
    body: String,
    changes: String,
    /// The version in force when the form was shown.
    last: i32,
    sure: bool,
}

impl PublishForm {
    fn check(&self) -> Result<NewTerms, Mistakes> {
        let body = typed::paragraphs(&self.body, LONGEST_TEXT);
        let body = body
            .and_then(|text| if text.is_empty() { Err(Mistake::FieldMissing) } else { Ok(text) });
        let changes = typed::paragraphs(&self.changes, LONGEST_CHANGES);
        let changes = match changes {
            Ok(text) if text.is_empty() && self.last > 0 => Err(Mistake::FieldMissing),
            checked => checked,
        };
        let sure = if self.sure { None } else { Some(Mistake::BoxNotTicked) };
        match (body, changes, sure) {
            (Ok(body), Ok(changes), None) => {
                Ok(NewTerms { body, changes: (!changes.is_empty()).then_some(changes) })
            }
            (body, changes, sure) => {
                let all = [("body", body.err()), ("changes", changes.err()), ("sure", sure)];
                let wrong = all.into_iter().filter_map(|(field, it)| Some((field, it?)));
                Err(wrong.fold(Mistakes::none(), |all, (field, it)| all.and(field, it)))
            }
        }
    }
}

/// The text in force, to be changed.
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
) -> Result<Reply<PublishPage>, Error> {
    fresh(&app, &staff)?;
    let current = Terms::current(app.db.reader(), staff.societe_id()).await?;
    let form = current.map_or_else(PublishForm::default, |terms| PublishForm {
        body: terms.body,
        last: terms.version,
        ..PublishForm::default()
    });
    Ok(Reply::Shown(page(&app, visitor, &staff, (form, Mistakes::none()))))
}

pub async fn publish(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Form(form): Form<PublishForm>,
) -> Result<Reply<PublishPage>, Error> {
    fresh(&app, &staff)?;
    let new = match form.check() {
        Ok(new) => new,
        Err(mistakes) => return Ok(Reply::Again(page(&app, visitor, &staff, (form, mistakes)))),
    };
    let mistake = match keeping::publish((&app, &visitor, &staff), new, form.last).await? {
        Published::Done => {
            let list = format!("/office/{}/settings/terms?done=published", staff.societe_id());
            return Ok(Reply::done(list));
        }
        Published::Unchanged => Mistakes::on("body", Mistake::TermsUnchanged),
        Published::Moved => Mistakes::general(Mistake::TermsMoved),
    };
    Ok(Reply::Again(page(&app, visitor, &staff, (form, mistake))))
}

fn page(
    app: &App,
    visitor: Visitor,
    staff: &AgencyStaff<Administration>,
    (form, mistakes): (PublishForm, Mistakes),
) -> PublishPage {
    let (visitor, desk) = staff.seated(app, visitor, Tab::Settings);
    PublishPage { visitor, desk, form, mistakes }
}

impl PublishPage {
    fn changes_hint(&self) -> String {
        match self.form.last {
            0 => self.visitor.texts.settings_optional(),
            _ => self.visitor.texts.publish_changes_hint(),
        }
    }
}

//! Templates of answers: written once, put into the box of an answer, changed there as one likes.

use askama::Template;
use axum::extract::{Path, State};
use serde::Deserialize;

use crate::agencies::SocieteId;
use crate::audit::{self, Kind};
use crate::demandes::template::{self, LONGEST_TITLE, MOST};
use crate::demandes::wording::{LONGEST_BODY, body, line};
use crate::demandes::{Template as Kept, TemplateId};
use crate::staff::{Administration, AgencyStaff, Desk, Tab};
use crate::web::{App, Error, Form, Mistake, Mistakes, Reply, Visitor};

#[derive(Template)]
#[template(path = "office/demandes/templates.html")]
pub struct TemplatesPage {
    visitor: Visitor,
    desk: Desk,
    /// The one that is being changed.
    id: Option<TemplateId>,
    all: Vec<Kept>,
    form: TemplateForm,
    mistakes: Mistakes,
    /// Characters of a title, and of a text.
    most: (usize, usize),
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct TemplateForm {
    title: String,
    body: String,
}

type Answer = Result<Reply<TemplatesPage>, Error>;
type Staff = AgencyStaff<Administration>;
type At = Path<(SocieteId, TemplateId)>;

pub async fn list(State(app): State<App>, visitor: Visitor, staff: Staff) -> Answer {
    let blank = (None, TemplateForm::default(), Mistakes::none());
    Ok(Reply::Shown(page(&app, (visitor, &staff), blank).await?))
}

pub async fn add(
    State(app): State<App>,
    visitor: Visitor,
    staff: Staff,
    Form(form): Form<TemplateForm>,
) -> Answer {
    let there = template::of(app.db.reader(), staff.societe_id()).await?;
    if u64::try_from(there.len()).unwrap_or(u64::MAX) >= MOST {
        let mistakes = Mistakes::general(Mistake::TooManyTemplates);
        return Ok(Reply::Again(page(&app, (visitor, &staff), (None, form, mistakes)).await?));
    }
    keep(&app, (visitor, &staff), None, form).await
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: Staff,
    Path((_, id)): At,
) -> Answer {
    let kept = there(&app, &staff, id).await?;
    let form = TemplateForm { title: kept.title, body: kept.body };
    Ok(Reply::Shown(page(&app, (visitor, &staff), (Some(id), form, Mistakes::none())).await?))
}

pub async fn save(
    State(app): State<App>,
    visitor: Visitor,
    staff: Staff,
    Path((_, id)): At,
    Form(form): Form<TemplateForm>,
) -> Answer {
    there(&app, &staff, id).await?;
    keep(&app, (visitor, &staff), Some(id), form).await
}

pub async fn remove(
    State(app): State<App>,
    visitor: Visitor,
    staff: Staff,
    Path((_, id)): At,
) -> Answer {
    there(&app, &staff, id).await?;
    let tx = app.db.begin().await?;
    if template::remove(&tx, staff.societe_id(), id).await? {
        let event = staff.event(Kind::DemandesChanged, id);
        audit::record(&tx, &visitor.origin(), event).await?;
        tx.commit().await?;
    }
    Ok(Reply::done(here(&staff)))
}

/// A template of another société is none.
async fn there(app: &App, staff: &Staff, id: TemplateId) -> Result<Kept, Error> {
    let found = template::one(app.db.reader(), staff.societe_id(), id).await?;
    found.ok_or(Error::NotFound)
}

async fn keep(
    app: &App,
    (visitor, staff): (Visitor, &Staff),
    known: Option<TemplateId>,
    form: TemplateForm,
) -> Answer {
    let (title, words) = match form.check() {
        Ok(checked) => checked,
        Err(mistakes) => {
            return Ok(Reply::Again(page(app, (visitor, staff), (known, form, mistakes)).await?));
        }
    };
    let (tx, id) = (app.db.begin().await?, known.unwrap_or_else(TemplateId::new));
    template::keep(&tx, (staff.societe_id(), id), (&title, &words)).await?;
    let event = staff.event(Kind::DemandesChanged, id);
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await?;
    Ok(Reply::done(here(staff)))
}

fn here(staff: &Staff) -> String {
    format!("/office/{}/demandes/templates", staff.societe_id())
}

async fn page(
    app: &App,
    (visitor, staff): (Visitor, &Staff),
    (id, form, mistakes): (Option<TemplateId>, TemplateForm, Mistakes),
) -> Result<TemplatesPage, Error> {
    let all = template::of(app.db.reader(), staff.societe_id()).await?;
    let (visitor, desk) = staff.seated(app, visitor, Tab::Demandes);
    let most = (LONGEST_TITLE, LONGEST_BODY);
    Ok(TemplatesPage { visitor, desk, id, all, form, mistakes, most })
}

impl TemplateForm {
    fn check(&self) -> Result<(String, String), Mistakes> {
        match (line(&self.title, LONGEST_TITLE), body(&self.body)) {
            (Ok(title), Ok(words)) => Ok((title, words)),
            (title, words) => {
                let found = [("title", title.err()), ("body", words.err())].into_iter();
                let found = found.filter_map(|(field, it)| Some((field, it?)));
                Err(found.fold(Mistakes::none(), |all, (field, it)| all.and(field, it)))
            }
        }
    }
}

impl TemplatesPage {
    fn here(&self) -> String {
        match self.id {
            Some(id) => self.desk.at(&format!("demandes/templates/{id}")),
            None => self.desk.at("demandes/templates"),
        }
    }
}

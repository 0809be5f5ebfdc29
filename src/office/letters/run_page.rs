//! One run: what it will do, how far it is, and its files, once.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::asking;
use super::effect::{Bar, Effect};
use super::file::{File, FileKind};
use super::run::{Run, RunId};
use super::standing::Standing;
use super::taking::{Taking, take};
use crate::agencies::SocieteId;
use crate::clock::paris_day_and_time;
use crate::office::colleagues::Colleagues;
use crate::staff::{AgencyStaff, Desk, Gestion, Tab, fresh};
use crate::web::{App, Error, Reply, Visitor};

#[derive(Template)]
#[template(path = "office/letters/run.html")]
pub struct RunPage {
    visitor: Visitor,
    desk: Desk,
    run: Run,
    standing: Standing,
    colleagues: Colleagues,
    /// Of a draft.
    effect: Option<Effect>,
    /// Until when its files can be taken out.
    until: Option<String>,
    is_over: bool,
    /// What was asked for has left before.
    is_too_late: bool,
}

/// A draft shows who would lose what, and so asks for the secrets first.
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, RunId)>,
) -> Result<Reply<RunPage>, Error> {
    let run = found(&app, &staff, id).await?;
    if run.is_draft() {
        fresh(&app, &staff)?;
    }
    Ok(Reply::Shown(page(&app, visitor, &staff, run).await?))
}

pub async fn print(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, RunId)>,
) -> Result<Reply<RunPage>, Error> {
    let run = found(&app, &staff, id).await?;
    fresh(&app, &staff)?;
    let page = page(&app, visitor, &staff, run).await?;
    match &page.effect {
        Some(effect) if effect.bar.is_some() => return Ok(Reply::Again(page)),
        Some(effect) => asking::confirm(&app, &staff, (&page.run, effect)).await?,
        // Somebody has confirmed it: its page says so.
        None => {}
    }
    Ok(Reply::done(page.desk.at(&format!("letters/{id}"))))
}

pub async fn file(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id, kind)): Path<(SocieteId, RunId, String)>,
) -> Result<Response, Error> {
    let kind = FileKind::parse(&kind).ok_or(Error::NotFound)?;
    let run = found(&app, &staff, id).await?;
    fresh(&app, &staff)?;
    let mut page = page(&app, visitor, &staff, run).await?;
    match take(&app, &page.visitor, &staff, (id, kind)).await? {
        Taking::Leaves(leaving) => Ok((*leaving).into_response()),
        Taking::Gone => {
            page.is_too_late = true;
            Ok(Reply::Gone(page).into_response())
        }
    }
}

/// One of another société is nothing here, before anything else is asked.
async fn found(app: &App, staff: &AgencyStaff<Gestion>, id: RunId) -> Result<Run, Error> {
    Run::find(app.db.reader(), staff.societe_id(), id).await?.ok_or(Error::NotFound)
}

async fn page(
    app: &App,
    visitor: Visitor,
    staff: &AgencyStaff<Gestion>,
    run: Run,
) -> Result<RunPage, Error> {
    let db = app.db.reader();
    let standing = Standing::of(app, &run, visitor.now).await?;
    let effect = match standing {
        Standing::Draft => Some(Effect::of(app, staff, &run, visitor.texts).await?),
        _ => None,
    };
    let takers = standing.files().iter().filter_map(|file| file.taken_by.as_deref());
    let actors = takers.chain([run.asked_by.as_str()]);
    let colleagues = Colleagues::among(db, staff, actors).await?;
    let until = run.ends_at(app).map(|end| paris_day_and_time(end, visitor.lang));
    let is_over = run.ready_at.is_some() && !run.is_waiting(app, visitor.now);
    let (visitor, desk) = staff.seated(app, visitor, Tab::Letters);
    let visitor = visitor.found_at(&desk.at(&format!("letters/{}", run.id)));
    let is_too_late = false;
    Ok(RunPage { visitor, desk, run, standing, colleagues, effect, until, is_over, is_too_late })
}

impl RunPage {
    fn asked_by(&self) -> String {
        self.colleagues.who(&self.run.asked_by, self.visitor.texts)
    }

    fn asked_at(&self) -> String {
        paris_day_and_time(self.run.created_at, self.visitor.lang)
    }

    /// « Remis à Claire Aubert le 12 mai 2026 à 14:32 »
    fn taken(&self, file: &File) -> Option<String> {
        let at = paris_day_and_time(file.taken_at?, self.visitor.lang);
        let by = file.taken_by.as_deref().unwrap_or_default();
        Some(self.visitor.texts.letters_taken(self.colleagues.who(by, self.visitor.texts), at))
    }

    /// Somebody began to take it out, and did not reach its end.
    fn broke_off(&self, file: &File) -> Option<String> {
        let by = file.taken_by.as_deref().filter(|_| file.taken_at.is_none())?;
        Some(self.visitor.texts.letters_broke_off(self.colleagues.who(by, self.visitor.texts)))
    }

    /// « 1,2 Mo »
    fn size(&self, file: &File) -> String {
        let tenths = (file.bytes.max(0) + 99_999) / 100_000;
        self.visitor.texts.letters_size(format!("{},{}", tenths / 10, tenths % 10))
    }
}

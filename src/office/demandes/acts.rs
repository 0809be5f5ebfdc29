//! What the agency does with a demande: answers, gives it to somebody, notes, closes, opens it again.

use axum::extract::{FromRequest, Path, Request, State};
use serde::Deserialize;

use super::show::{ShowPage, Typed, page, there};
use crate::agencies::SocieteId;
use crate::demandes::handling::{self, Answer, Handled};
use crate::demandes::wording::{body, optional_body, typed};
use crate::demandes::{Demande, DemandeId, Reason, Received, attachment};
use crate::staff::{AgencyStaff, Gestion, StaffId, team};
use crate::web::{App, Error, Form, Mistake, Mistakes, Reply, Upload, Visitor};

type Replied = Result<Reply<ShowPage>, Error>;
type At = Path<(SocieteId, DemandeId)>;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AssignForm {
    assigned: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NoteForm {
    note: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CloseForm {
    reason: String,
    closing: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ReopenForm {
    reopening: String,
}

/// Whose demande it is, is judged before a byte of the form is read.
pub async fn answer(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): At,
    request: Request,
) -> Replied {
    let demande = there(&app, &staff, id).await?;
    let upload = Upload::from_request(request, &app).await?;
    let are_wanted = !demande.is_closed();
    let received = attachment::receive(&app, visitor.lang, upload, are_wanted).await?;
    let answered = answered(&app, (&visitor, &staff), (&demande, &received)).await?;
    let Err(mistakes) = answered else {
        return Ok(Reply::done(at(&staff, id, "answered")));
    };
    attachment::drop_all(&app, &received.files).await?;
    let back = Typed {
        body: typed(&received.typed, "body"),
        asks: asks(&received),
        files_again: received.had_files,
        mistakes,
        ..Typed::default()
    };
    again(&app, (visitor, &staff), id, back).await
}

async fn answered(
    app: &App,
    who: (&Visitor, &AgencyStaff<Gestion>),
    (demande, received): (&Demande, &Received),
) -> Result<Result<(), Mistakes>, Error> {
    let files = received.judged(Mistakes::none());
    let words = match body(&typed(&received.typed, "body")) {
        Ok(words) if files.is_empty() => words,
        Ok(_) => return Ok(Err(files)),
        Err(mistake) => return Ok(Err(received.judged(Mistakes::on("body", mistake)))),
    };
    let answer = Answer { body: &words, files: &received.files, asks: asks(received) };
    Ok(outcome(handling::answer(app, who, demande, answer).await?))
}

fn asks(received: &Received) -> bool {
    received.typed.of("asks") == "true"
}

pub async fn assign(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): At,
    Form(form): Form<AssignForm>,
) -> Replied {
    let demande = there(&app, &staff, id).await?;
    let to = match form.assigned.as_str() {
        "" => None,
        typed => Some(colleague(&app, &staff, typed).await?),
    };
    match outcome(handling::assign(&app, (&visitor, &staff), &demande, to).await?) {
        Ok(()) => Ok(Reply::done(at(&staff, id, "assigned"))),
        Err(mistakes) => {
            let back = Typed { mistakes, ..Typed::default() };
            again(&app, (visitor, &staff), id, back).await
        }
    }
}

/// Somebody who manages here; nobody else is offered.
async fn colleague(app: &App, staff: &AgencyStaff<Gestion>, typed: &str) -> Result<StaffId, Error> {
    let all = team::who_manage(app.db.reader(), staff).await?;
    let found = all.into_iter().map(|(id, _)| id).find(|id| id.to_string() == typed);
    found.ok_or(Error::NotFound)
}

pub async fn note(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): At,
    Form(form): Form<NoteForm>,
) -> Replied {
    let demande = there(&app, &staff, id).await?;
    match body(&form.note) {
        Ok(words) => {
            handling::note(&app, (&visitor, &staff), &demande, &words).await?;
            Ok(Reply::done(at(&staff, id, "noted")))
        }
        Err(mistake) => {
            let mistakes = Mistakes::on("note", mistake);
            let back = Typed { note: form.note, mistakes, ..Typed::default() };
            again(&app, (visitor, &staff), id, back).await
        }
    }
}

pub async fn close(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): At,
    Form(form): Form<CloseForm>,
) -> Replied {
    let demande = there(&app, &staff, id).await?;
    let checked = match (Reason::parse(&form.reason), optional_body(&form.closing)) {
        (None, _) => Err(Mistakes::on("reason", Mistake::ReasonMissing)),
        (_, Err(mistake)) => Err(Mistakes::on("closing", mistake)),
        (Some(Reason::Other), Ok(words)) if words.is_empty() => {
            Err(Mistakes::on("closing", Mistake::NoteMissing))
        }
        (Some(reason), Ok(words)) => Ok((reason, words)),
    };
    let closed = match checked {
        Err(mistakes) => Err(mistakes),
        Ok((reason, words)) => {
            let why = (reason, words.as_str());
            outcome(handling::close(&app, (&visitor, &staff), &demande, why).await?)
        }
    };
    let Err(mistakes) = closed else { return Ok(Reply::done(at(&staff, id, "closed"))) };
    let CloseForm { reason, closing } = form;
    let back = Typed { reason, closing, mistakes, ..Typed::default() };
    again(&app, (visitor, &staff), id, back).await
}

pub async fn reopen(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): At,
    Form(form): Form<ReopenForm>,
) -> Replied {
    let demande = there(&app, &staff, id).await?;
    let reopened = match body(&form.reopening) {
        Err(mistake) => Err(Mistakes::on("reopening", mistake)),
        Ok(words) => outcome(handling::reopen(&app, (&visitor, &staff), &demande, &words).await?),
    };
    let Err(mistakes) = reopened else { return Ok(Reply::done(at(&staff, id, "reopened"))) };
    let back = Typed { reopening: form.reopening, mistakes, ..Typed::default() };
    again(&app, (visitor, &staff), id, back).await
}

fn outcome(handled: Handled) -> Result<(), Mistakes> {
    match handled {
        Handled::Done => Ok(()),
        Handled::TooLate => Err(Mistakes::general(Mistake::DemandeMoved)),
    }
}

fn at(staff: &AgencyStaff<Gestion>, id: DemandeId, done: &str) -> String {
    format!("/office/{}/demandes/{id}?done={done}", staff.societe_id())
}

/// The page as it stands now, with what was typed.
async fn again(
    app: &App,
    (visitor, staff): (Visitor, &AgencyStaff<Gestion>),
    id: DemandeId,
    back: Typed,
) -> Replied {
    let demande = there(app, staff, id).await?;
    Ok(Reply::Again(page(app, (visitor, staff), demande, back).await?))
}

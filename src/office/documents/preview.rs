//! « Vérifier avant de publier »: what it is, what a PDF may do by itself, and who will see it.

use askama::Template;
use axum::extract::{Path, State};

use super::receiving::sender;
use super::target;
use super::view;
use super::who::{Who, WhoAsked};
use crate::agencies::SocieteId;
use crate::audit::{self, Kind};
use crate::documents::confirmation::{self, Confirmed};
use crate::documents::publication::is_owed;
use crate::documents::reach::Subject;
use crate::documents::{Draft, DraftId, NewDocument};
use crate::staff::{AgencyStaff, Desk, Gestion, Tab};
use crate::web::{App, Asked, Error, Reply, Visitor};

#[derive(Template)]
#[template(path = "office/documents/preview.html")]
pub struct PreviewPage {
    visitor: Visitor,
    desk: Desk,
    draft: Draft,
    new: NewDocument,
    whom: String,
    weight: String,
    cautions: Vec<String>,
    law: Option<String>,
    who: Who,
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, DraftId)>,
    Asked(asked): Asked<WhoAsked>,
) -> Result<Reply<PreviewPage>, Error> {
    let draft = waiting(&app, &staff, id).await?;
    if let Some(document) = draft.document_id {
        return Ok(Reply::done(format!("/office/{}/documents/{document}", staff.societe_id())));
    }
    let Some(new) = draft.described(String::new()) else {
        return Ok(Reply::done(form_of(&staff, id)));
    };
    let who = Who::of(&app, &visitor, Subject::of_new(&new), &asked).await?;
    let (_, place) = target::named(app.db.reader(), staff.societe_id(), new.readers).await?;
    let (visitor, desk) = staff.seated(&app, visitor, Tab::Documents);
    let (texts, lang) = (visitor.texts, visitor.lang);
    let cautions = draft.cautions().into_iter().map(|one| view::caution(texts, one)).collect();
    Ok(Reply::Shown(PreviewPage {
        whom: view::whom(texts, new.readers.audience(), &place),
        weight: view::weight(&draft.media_type, draft.bytes, lang),
        law: view::law(texts, new.kind),
        cautions,
        visitor,
        desk,
        draft,
        new,
        who,
    }))
}

/// However often it is pressed, it is published once.
pub async fn confirm(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, DraftId)>,
) -> Result<Reply<PreviewPage>, Error> {
    let draft = waiting(&app, &staff, id).await?;
    if let Some(new) = draft.described(String::new())
        && is_owed(app.db.reader(), &new).await?
    {
        return Ok(Reply::done(form_of(&staff, id)));
    }
    let tx = app.db.begin().await?;
    let document = match confirmation::confirm(&tx, &draft, (staff.actor(), visitor.now)).await? {
        None => return Ok(Reply::done(form_of(&staff, id))),
        Some(Confirmed::Already(document)) => document,
        Some(Confirmed::Now(document)) => {
            let event = staff.event(Kind::DocumentPublished, document);
            audit::record(&tx, &visitor.origin(), event).await?;
            tx.commit().await?;
            document
        }
    };
    let there = format!("/office/{}/documents/{document}?done=published", staff.societe_id());
    Ok(Reply::done(there))
}

/// Of this member of staff alone.
async fn waiting(app: &App, staff: &AgencyStaff<Gestion>, id: DraftId) -> Result<Draft, Error> {
    Draft::of(app.db.reader(), sender(staff), id).await?.ok_or(Error::NotFound)
}

fn form_of(staff: &AgencyStaff<Gestion>, id: DraftId) -> String {
    format!("/office/{}/documents/publish?draft={id}", staff.societe_id())
}

impl PreviewPage {
    fn here(&self) -> String {
        self.desk.at(&format!("documents/drafts/{}", self.draft.id))
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates give references")]
    fn day(&self, day: &crate::clock::Day) -> String {
        day.long(self.visitor.lang)
    }
}

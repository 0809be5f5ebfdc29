//! One document: what it is, who sees it, and taking it back.

use askama::Template;
use axum::extract::{Path, State};

use super::target;
use super::view;
use super::who::{Who, WhoAsked};
use crate::agencies::SocieteId;
use crate::audit::{self, Kind};
use crate::clock::paris_day_and_time;
use crate::documents::opened::OpenedBy;
use crate::documents::reach::Subject;
use crate::documents::{self, Document, DocumentId, Version};
use crate::office::colleagues::Colleagues;
use crate::staff::{AgencyStaff, AtLeast, Desk, Gestion, Lecture, Right, Tab};
use crate::web::{App, Asked, Error, Page, Reply, Visitor};

/// Tiers who opened it that are named.
const OPENINGS: u64 = 100;

#[derive(Template)]
#[template(path = "office/documents/sheet.html")]
pub struct SheetPage {
    visitor: Visitor,
    desk: Desk,
    document: Document,
    whom: String,
    weight: String,
    who: Who,
    opened: (u64, Vec<OpenedBy>),
    /// Former contents, and who replaced each.
    versions: Vec<(Version, String)>,
    done: String,
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Lecture>,
    Path((_, id)): Path<(SocieteId, DocumentId)>,
    Asked(asked): Asked<WhoAsked>,
) -> Result<Page<SheetPage>, Error> {
    let document = there(&app, &staff, id).await?;
    let who = match Subject::of_document(&document) {
        Some(subject) if document.withdrawn_at.is_none() => {
            Who::of(&app, &visitor, subject, &asked).await?
        }
        _ => Who::nobody(),
    };
    let place = match document.readers() {
        Some(readers) => target::named(app.db.reader(), staff.societe_id(), readers).await?.1,
        None => String::new(),
    };
    let opened = opened(&app, &document).await?;
    let versions = versions(&app, (&visitor, &staff), &document).await?;
    let (visitor, desk) = staff.seated(&app, visitor, Tab::Documents);
    Ok(Page(SheetPage {
        whom: view::whom(visitor.texts, document.audience, &place),
        weight: view::weight(&document.media_type, document.bytes, visitor.lang),
        visitor,
        desk,
        document,
        who,
        opened,
        versions,
        done: asked.done,
    }))
}

/// How many tiers opened it, and the last of them.
async fn opened(app: &App, document: &Document) -> Result<(u64, Vec<OpenedBy>), Error> {
    let Some(subject) = Subject::of_document(document) else { return Ok((0, Vec::new())) };
    let count = subject.opened_count(app.db.reader()).await?;
    Ok((count, subject.openings(app.db.reader(), (OPENINGS, 0)).await?))
}

async fn versions(
    app: &App,
    (visitor, staff): (&Visitor, &AgencyStaff<Lecture>),
    document: &Document,
) -> Result<Vec<(Version, String)>, Error> {
    let versions = Version::of(app.db.reader(), document).await?;
    let actors = versions.iter().map(|version| version.replaced_by.as_str());
    let colleagues = Colleagues::among(app.db.reader(), staff, actors).await?;
    let named = |version: Version| {
        let who = match version.replaced_by.as_str() {
            "operator" => visitor.texts.papers_by_operator(),
            actor => colleagues
                .name(actor)
                .map_or_else(|| visitor.texts.papers_by_someone(), str::to_owned),
        };
        (version, who)
    };
    Ok(versions.into_iter().map(named).collect())
}

/// At the next request nobody may open it.
pub async fn withdraw(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, DocumentId)>,
) -> Result<Reply<SheetPage>, Error> {
    let document = there(&app, &staff, id).await?;
    let tx = app.db.begin().await?;
    if documents::withdraw(&tx, staff.societe_id(), document.id, visitor.now).await? {
        let event = staff.event(Kind::DocumentWithdrawn, document.id);
        audit::record(&tx, &visitor.origin(), event).await?;
        tx.commit().await?;
    }
    Ok(Reply::done(at(&staff, id, "withdrawn")))
}

pub async fn show_again(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, DocumentId)>,
) -> Result<Reply<SheetPage>, Error> {
    let document = there(&app, &staff, id).await?;
    let tx = app.db.begin().await?;
    if documents::show_again(&tx, staff.societe_id(), document.id, visitor.now).await? {
        let event = staff.event(Kind::DocumentPublished, document.id);
        audit::record(&tx, &visitor.origin(), event).await?;
        tx.commit().await?;
    }
    Ok(Reply::done(at(&staff, id, "shown")))
}

fn at(staff: &AgencyStaff<impl AtLeast>, id: DocumentId, done: &str) -> String {
    format!("/office/{}/documents/{id}?done={done}", staff.societe_id())
}

/// A document of another société is none.
async fn there(
    app: &App,
    staff: &AgencyStaff<impl AtLeast>,
    id: DocumentId,
) -> Result<Document, Error> {
    let found = Document::of_societe(app.db.reader(), staff.societe_id(), id).await?;
    found.ok_or(Error::NotFound)
}

impl SheetPage {
    fn here(&self) -> String {
        self.desk.at(&format!("documents/{}", self.document.id))
    }

    fn may_change(&self) -> bool {
        self.desk.may(Right::Gestion)
    }

    fn kind(&self) -> String {
        self.document.kind.text(self.visitor.texts)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates give references")]
    fn day(&self, day: &crate::clock::Day) -> String {
        day.long(self.visitor.lang)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates give references")]
    fn moment(&self, moment: &crate::clock::Moment) -> String {
        paris_day_and_time(*moment, self.visitor.lang)
    }
}

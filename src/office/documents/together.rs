//! Files that were sent together, looked at before they are published: a line each, and then all of
//! them in one go or none.

use askama::Template;
use axum::extract::{Path, State};

use super::effect;
use super::file_line::{FileLine, language};
use super::plan::{self, Matching, Step};
use super::receiving::sender;
use super::view;
use super::who::{Who, WhoAsked};
use crate::agencies::SocieteId;
use crate::audit::{self, Kind};
use crate::database::Tx;
use crate::documents::confirmation::{self, Confirmed};
use crate::documents::publication::is_owed;
use crate::documents::reach::Subject;
use crate::documents::{self, Batch, BatchId, Draft, batch};
use crate::staff::{AgencyStaff, Desk, Gestion, Tab, fresh};
use crate::web::{App, Asked, Error, Reply, Visitor};

#[derive(Template)]
#[template(path = "office/documents/together.html")]
pub struct TogetherPage {
    visitor: Visitor,
    desk: Desk,
    batch: Batch,
    lines: Vec<FileLine>,
    /// With an index: which files it names, and which came.
    names: Option<Matching>,
    /// Why the index cannot be read.
    fault: Option<String>,
    /// How many would be published or withdrawn, and how many are left out.
    done: usize,
    left_out: usize,
    /// Where the same is said of all: who reads them, in short and by name.
    whom: String,
    who: Option<Who>,
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, BatchId)>,
    Asked(asked): Asked<WhoAsked>,
) -> Result<Reply<TogetherPage>, Error> {
    let batch = there(&app, &staff, id).await?;
    let drafts = batch.drafts(app.db.reader()).await?;
    let (whom, who) = readers(&app, &visitor, (&batch, &drafts), &asked).await?;
    let (mut lines, mut names, mut fault) = (Vec::new(), None, None);
    if batch.published_at.is_some() || batch.index_text.is_none() {
        lines = drafts.iter().map(|draft| FileLine::of(&visitor, draft)).collect();
    } else {
        match plan::of(&app, &staff, (&batch, drafts)).await? {
            Ok((steps, matching)) => {
                lines = FileLine::of_steps(&app, &visitor, &steps).await?;
                names = Some(matching);
            }
            Err(why) => fault = Some(why.text(language(&visitor))),
        }
    }
    let (visitor, desk) = staff.seated(&app, visitor, Tab::Documents);
    let left_out = lines.iter().filter(|line| line.is_left_out).count();
    let done = lines.len() - left_out;
    Ok(Reply::Shown(TogetherPage {
        visitor,
        desk,
        batch,
        lines,
        names,
        fault,
        done,
        left_out,
        whom,
        who,
    }))
}

/// Who reads them, where the same is said of all.
async fn readers(
    app: &App,
    visitor: &Visitor,
    (batch, drafts): (&Batch, &[Draft]),
    asked: &WhoAsked,
) -> Result<(String, Option<Who>), Error> {
    let first = drafts.first().filter(|_| batch.index_text.is_none());
    let Some(new) = first.and_then(|draft| draft.described(String::new())) else {
        return Ok((String::new(), None));
    };
    let place = effect::place(app.db.reader(), new.societe_id, new.readers).await?;
    let whom = view::whom(visitor.texts, new.readers.audience(), &place);
    Ok((whom, Some(Who::of(app, visitor, Subject::of_new(&new), asked).await?)))
}

/// All that can be published, or nothing; however often it is pressed, once.
pub async fn confirm(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, BatchId)>,
) -> Result<Reply<TogetherPage>, Error> {
    let batch = there(&app, &staff, id).await?;
    let drafts = batch.drafts(app.db.reader()).await?;
    let done = Reply::done(format!("/office/{}/documents/batches/{id}", staff.societe_id()));
    if batch.published_at.is_some() {
        return Ok(done);
    }
    let steps = if batch.index_text.is_some() {
        // It may replace and withdraw what is there, as an import may.
        fresh(&app, &staff)?;
        match plan::of(&app, &staff, (&batch, drafts)).await? {
            Ok((steps, _)) => steps,
            Err(_) => return Ok(done),
        }
    } else {
        said_of_all(&app, drafts).await?
    };
    let tx = app.db.begin().await?;
    if batch::spend(&tx, &batch, visitor.now).await? {
        for step in steps {
            applied(&tx, (&visitor, &staff), step).await?;
        }
        tx.commit().await?;
    }
    Ok(done)
}

/// The same for all: each as it was described.
async fn said_of_all(app: &App, drafts: Vec<Draft>) -> Result<Vec<Step>, Error> {
    let mut steps = Vec::new();
    for draft in drafts {
        let reference = draft.reference(app.db.reader()).await?;
        let Some(new) = draft.described(reference) else { continue };
        if !is_owed(app.db.reader(), &new).await? {
            let (draft, new) = (Box::new(draft), Box::new(new));
            steps.push(Step::Publish { draft, new, before: None });
        }
    }
    Ok(steps)
}

async fn applied(
    tx: &Tx,
    (visitor, staff): (&Visitor, &AgencyStaff<Gestion>),
    step: Step,
) -> Result<(), Error> {
    let event = match step {
        Step::Publish { draft, new, .. } => {
            let by = (staff.actor(), visitor.now);
            match confirmation::publish(tx, (&draft, &new), by).await? {
                Some(Confirmed::Now(id)) => staff.event(Kind::DocumentPublished, id),
                _ => return Ok(()),
            }
        }
        Step::Withdraw { document, .. } => {
            let id = document.id;
            if !documents::withdraw(tx, staff.societe_id(), id, visitor.now).await? {
                return Ok(());
            }
            staff.event(Kind::DocumentWithdrawn, id)
        }
        Step::Refused { .. } | Step::Unnamed(_) => return Ok(()),
    };
    Ok(audit::record(tx, &visitor.origin(), event).await?)
}

async fn there(app: &App, staff: &AgencyStaff<Gestion>, id: BatchId) -> Result<Batch, Error> {
    Batch::of(app.db.reader(), sender(staff), id).await?.ok_or(Error::NotFound)
}

impl TogetherPage {
    fn here(&self) -> String {
        self.desk.at(&format!("documents/batches/{}", self.batch.id))
    }
}

//! Files that were sent together, looked at before they are published: a line each, and then all of
//! them in one go or none.

use askama::Template;
use axum::extract::{Path, State};

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
use crate::imports::Language;
use crate::staff::{AgencyStaff, Desk, Gestion, Tab};
use crate::texts::Lang;
use crate::web::{App, Asked, Error, Reply, Visitor};

#[derive(Template)]
#[template(path = "office/documents/together.html")]
pub struct TogetherPage {
    visitor: Visitor,
    desk: Desk,
    batch: Batch,
    lines: Vec<FileView>,
    /// With an index: which files it names, and which came.
    names: Option<Matching>,
    /// Why the index cannot be read.
    fault: Option<String>,
    /// How many would be published or withdrawn, and how many are left out.
    done: usize,
    left_out: usize,
    /// Where the same is said of all.
    who: Option<Who>,
}

/// What becomes of a file, or of a line of the index.
pub struct FileView {
    pub name: String,
    pub outcome: String,
    pub is_left_out: bool,
    pub cautions: Vec<String>,
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
    let subject = drafts.first().and_then(Subject::of_draft);
    let who = match subject.filter(|_| batch.index_text.is_none()) {
        Some(subject) => Some(Who::of(&app, &visitor, subject, &asked).await?),
        None => None,
    };
    let (mut lines, mut names, mut fault) = (Vec::new(), None, None);
    if batch.published_at.is_some() || batch.index_text.is_none() {
        lines = drafts.iter().map(|draft| FileView::of(&visitor, draft)).collect();
    } else {
        match plan::of(&app, &staff, (&batch, drafts)).await? {
            Ok((steps, matching)) => {
                lines = steps.iter().map(|step| FileView::of_step(&visitor, step)).collect();
                names = Some(matching);
            }
            Err(why) => fault = Some(why.text(language(&visitor))),
        }
    }
    let (visitor, desk) = staff.seated(&app, visitor, Tab::Documents);
    let left_out = lines.iter().filter(|line| line.is_left_out).count();
    let done = lines.len() - left_out;
    let page = TogetherPage { visitor, desk, batch, lines, names, fault, done, left_out, who };
    Ok(Reply::Shown(page))
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
            steps.push(Step::Publish { draft, new, is_new: true });
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
        Step::Withdraw { id, .. } => {
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

fn language(visitor: &Visitor) -> Language {
    if visitor.lang == Lang::French { Language::French } else { Language::English }
}

impl TogetherPage {
    fn here(&self) -> String {
        self.desk.at(&format!("documents/batches/{}", self.batch.id))
    }
}

impl FileView {
    fn of(visitor: &Visitor, draft: &Draft) -> Self {
        let texts = visitor.texts;
        let is_published = draft.document_id.is_some();
        let outcome = match &draft.title {
            _ if is_published => texts.papers_outcome_published(),
            Some(title) => texts.papers_outcome_publish(title.as_str()),
            None => texts.papers_outcome_left_out(),
        };
        Self {
            name: draft.given_name.clone(),
            outcome,
            is_left_out: !is_published && draft.title.is_none(),
            cautions: cautions(visitor, draft),
        }
    }

    fn of_step(visitor: &Visitor, step: &Step) -> Self {
        let texts = visitor.texts;
        match step {
            Step::Publish { draft, new, is_new, .. } => Self {
                name: draft.given_name.clone(),
                outcome: if *is_new {
                    texts.papers_outcome_publish(new.title.as_str())
                } else {
                    texts.papers_outcome_replace(new.title.as_str())
                },
                is_left_out: false,
                cautions: cautions(visitor, draft),
            },
            Step::Withdraw { line, title, .. } => Self {
                name: texts.papers_index_line(line.to_string()),
                outcome: texts.papers_outcome_withdraw(title.as_str()),
                is_left_out: false,
                cautions: Vec::new(),
            },
            Step::Refused { refusal, file } => Self {
                name: match file {
                    Some(file) => {
                        texts.papers_index_line_of(refusal.line.to_string(), file.as_str())
                    }
                    None => texts.papers_index_line(refusal.line.to_string()),
                },
                outcome: format!(
                    "{} {}",
                    refusal.column.unwrap_or_default(),
                    refusal.reason.text(language(visitor))
                ),
                is_left_out: true,
                cautions: Vec::new(),
            },
            Step::Unnamed(draft) => Self {
                name: draft.given_name.clone(),
                outcome: texts.papers_outcome_unnamed(),
                is_left_out: true,
                cautions: Vec::new(),
            },
        }
    }
}

fn cautions(visitor: &Visitor, draft: &Draft) -> Vec<String> {
    draft.cautions().into_iter().map(|one| view::caution(visitor.texts, one)).collect()
}

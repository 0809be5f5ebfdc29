//! « Publier un document »: the form. Its file is kept aside, so that nothing is chosen twice.

use askama::Template;
use axum::extract::State;

use super::choices::{self, Choice, Group};
use super::form::{PublishForm, Said};
use super::receiving::{self, Received, replaced, sender};
use super::{target, view};
use crate::documents::publication::is_owed;
use crate::documents::{Document, Draft, DraftId, NewDocument, draft};
use crate::staff::{AgencyStaff, Desk, Gestion, Tab};
use crate::web::{App, Asked, Error, Mistake, Mistakes, Reply, Unfit, Upload, Visitor};

#[derive(Template)]
#[template(path = "office/documents/publish.html")]
pub struct PublishPage {
    visitor: Visitor,
    desk: Desk,
    form: PublishForm,
    mistakes: Mistakes,
    kinds: Vec<Group>,
    audiences: Vec<Choice>,
    immeubles: Vec<(String, String)>,
    /// The file that was kept: its name, and what it is.
    kept: Option<(String, String)>,
    /// The title of the document that is replaced.
    replaced: Option<String>,
    /// « 20 Mo »
    most: String,
}

/// Empty, or filled by its address: from a document, from a draft, or from what is missing somewhere.
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Asked(asked): Asked<PublishForm>,
) -> Result<Reply<PublishPage>, Error> {
    let draft = match DraftId::parse(&asked.draft) {
        Some(id) => Draft::of(app.db.reader(), sender(&staff), id).await?,
        None => None,
    };
    let draft = draft.filter(|draft| draft.published_at.is_none());
    let form = match (&draft, replaced(&app, &staff, &asked).await?) {
        (Some(draft), _) => of_draft(&app, &staff, draft).await?,
        (None, Some(document)) if asked.kind.is_empty() => {
            of_document(&app, &staff, &document).await?
        }
        _ => PublishForm { draft: String::new(), ..asked },
    };
    let shown = (form, Mistakes::none(), draft);
    Ok(Reply::Shown(page(&app, (visitor, &staff), shown).await?))
}

pub async fn send(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    upload: Upload,
) -> Result<Reply<PublishPage>, Error> {
    let Received { form, draft, refused } =
        receiving::receive(&app, (&visitor, &staff), upload).await?;
    let without = refused.unwrap_or(Unfit::FileMissing);
    let mistakes = match (described(&app, &staff, &form).await?, draft) {
        (Ok(new), Some(draft)) => {
            let id = draft.id;
            let replaces = replaced(&app, &staff, &form).await?.map(|document| document.id);
            let tx = app.db.begin().await?;
            draft::describe(&tx, &draft, (&new, replaces)).await?;
            tx.commit().await?;
            return Ok(Reply::done(draft_at(&staff, id)));
        }
        (Ok(_), None) => (Mistakes::on("file", Mistake::Unfit(without)), None),
        (Err(found), None) => (found.and("file", Mistake::Unfit(without)), None),
        (Err(found), draft) => (found, draft),
    };
    let shown = (form, mistakes.0, mistakes.1);
    Ok(Reply::Again(page(&app, (visitor, &staff), shown).await?))
}

fn draft_at(staff: &AgencyStaff<Gestion>, id: DraftId) -> String {
    format!("/office/{}/documents/drafts/{id}", staff.societe_id())
}

/// What the form says, for whom the société knows; or its mistakes.
pub async fn described(
    app: &App,
    staff: &AgencyStaff<Gestion>,
    form: &PublishForm,
) -> Result<Result<NewDocument, Mistakes>, Error> {
    let said = match form.check() {
        Ok(said) => said,
        Err(found) => return Ok(Err(found)),
    };
    let wanted = (said.audience, said.target.as_str());
    let unfit = |field, unfit| Ok(Err(Mistakes::on(field, Mistake::Unfit(unfit))));
    let Some(readers) = target::find(app.db.reader(), staff, wanted).await? else {
        return unfit("target", Unfit::TargetUnknown);
    };
    let Said { kind, title, dated_on, period, exercice, valid_until, .. } = said;
    let new = NewDocument {
        societe_id: staff.societe_id(),
        // The one that it gets is the draft's affair.
        reference: String::new(),
        kind,
        readers,
        file_name: title.clone(),
        title,
        dated_on,
        period,
        exercice,
        valid_until,
    };
    if is_owed(app.db.reader(), &new).await? {
        return unfit("kind", Unfit::TermUnpaid);
    }
    Ok(Ok(new))
}

async fn of_draft(
    app: &App,
    staff: &AgencyStaff<Gestion>,
    draft: &Draft,
) -> Result<PublishForm, Error> {
    let replaces = draft.replaces_id.map(|id| id.to_string()).unwrap_or_default();
    let form = PublishForm { draft: draft.id.to_string(), replaces, ..PublishForm::default() };
    match draft.described(String::new()) {
        Some(new) => filled(app, staff, (form, &new)).await,
        None => Ok(form),
    }
}

async fn of_document(
    app: &App,
    staff: &AgencyStaff<Gestion>,
    document: &Document,
) -> Result<PublishForm, Error> {
    let form = PublishForm { replaces: document.id.to_string(), ..PublishForm::default() };
    match NewDocument::again(document) {
        Some(new) => filled(app, staff, (form, &new)).await,
        None => Ok(form),
    }
}

async fn filled(
    app: &App,
    staff: &AgencyStaff<Gestion>,
    (form, new): (PublishForm, &NewDocument),
) -> Result<PublishForm, Error> {
    let (target, _) = target::named(app.db.reader(), staff.societe_id(), new.readers).await?;
    let text = |day: Option<crate::clock::Day>| day.map(|day| day.to_string()).unwrap_or_default();
    Ok(PublishForm {
        kind: new.kind.name(),
        audience: new.readers.audience().name(),
        target,
        title: new.title.clone(),
        dated_on: new.dated_on.to_string(),
        period_from: text(new.period.map(|(from, _)| from)),
        period_until: text(new.period.map(|(_, until)| until)),
        exercice: new.exercice.map(|year| year.to_string()).unwrap_or_default(),
        valid_until: text(new.valid_until),
        ..form
    })
}

async fn page(
    app: &App,
    (visitor, staff): (Visitor, &AgencyStaff<Gestion>),
    (form, mistakes, draft): (PublishForm, Mistakes, Option<Draft>),
) -> Result<PublishPage, Error> {
    let immeubles = target::immeubles(app.db.reader(), staff).await?;
    let replaced = replaced(app, staff, &form).await?.map(|document| document.title);
    let (visitor, desk) = staff.seated(app, visitor, Tab::Documents);
    let visitor = visitor.found_at(&desk.at("documents/publish"));
    let (texts, lang) = (visitor.texts, visitor.lang);
    let most = i64::try_from(app.store.most()).unwrap_or(i64::MAX);
    Ok(PublishPage {
        kinds: choices::kinds(texts, &form.kind),
        audiences: choices::audiences(texts, &form.audience),
        kept: draft.map(|it| (it.given_name, view::weight(&it.media_type, it.bytes, lang))),
        most: crate::documents::size::in_words(most, lang),
        visitor,
        desk,
        form,
        mistakes,
        immeubles,
        replaced,
    })
}

//! Files as they arrive: into the store at once, then kept aside until somebody confirms.

use super::form::PublishForm;
use crate::documents::{Document, DocumentId, Draft, DraftId, Stored, draft, taken};
use crate::staff::{AgencyStaff, Gestion};
use crate::web::{App, Error, Part, Unfit, Upload, Visitor};

/// What a posted form brought.
pub struct Received {
    pub form: PublishForm,
    /// The file that waits, from this post or from one before.
    pub draft: Option<Draft>,
    /// Why the file of this post is not kept.
    pub refused: Option<Unfit>,
}

/// Reads the whole form, in whatever order it comes.
pub async fn receive(
    app: &App,
    (visitor, staff): (&Visitor, &AgencyStaff<Gestion>),
    mut upload: Upload,
) -> Result<Received, Error> {
    let (mut draft, mut refused) = (None, None);
    while let Some(part) = upload.next().await? {
        let Part::File(file) = part else { continue };
        if file.field != "file" || draft.is_some() {
            return Err(Error::BadRequest);
        }
        let name = file.name.clone();
        match taken(&app.store, visitor.lang, file).await? {
            Ok(stored) => draft = Some(kept_aside(app, (visitor, staff), (&stored, &name)).await?),
            Err(unfit) => refused = Some(unfit),
        }
    }
    let form = PublishForm::of(&upload.typed());
    if draft.is_none() && refused.is_none() {
        draft = waiting(app, (visitor, staff), &form).await?;
    }
    let form = PublishForm { draft: draft.as_ref().map_or_else(String::new, id), ..form };
    Ok(Received { form, draft, refused })
}

fn id(draft: &Draft) -> String {
    draft.id.to_string()
}

async fn kept_aside(
    app: &App,
    (visitor, staff): (&Visitor, &AgencyStaff<Gestion>),
    (stored, name): (&Stored, &str),
) -> Result<Draft, Error> {
    let tx = app.db.begin().await?;
    let draft = draft::keep_aside(&tx, sender(staff), (stored, name, None), visitor.now).await?;
    tx.commit().await?;
    Ok(draft)
}

/// The file of a post before this one, or the content of the document that only its words change.
async fn waiting(
    app: &App,
    (visitor, staff): (&Visitor, &AgencyStaff<Gestion>),
    form: &PublishForm,
) -> Result<Option<Draft>, Error> {
    if let Some(id) = DraftId::parse(&form.draft) {
        let known = Draft::of(app.db.reader(), sender(staff), id).await?;
        if let Some(known) = known.filter(|draft| draft.published_at.is_none()) {
            return Ok(Some(known));
        }
    }
    let Some(replaced) = replaced(app, staff, form).await? else { return Ok(None) };
    let Some(stored) = Stored::already(&replaced) else { return Ok(None) };
    let same = (&stored, replaced.file_name.as_str());
    Ok(Some(kept_aside(app, (visitor, staff), same).await?))
}

/// The document that the form replaces.
pub async fn replaced(
    app: &App,
    staff: &AgencyStaff<Gestion>,
    form: &PublishForm,
) -> Result<Option<Document>, Error> {
    if form.replaces.is_empty() {
        return Ok(None);
    }
    let id = DocumentId::parse(&form.replaces).ok_or(Error::NotFound)?;
    let found = Document::of_societe(app.db.reader(), staff.societe_id(), id).await?;
    found.map(Some).ok_or(Error::NotFound)
}

pub fn sender(staff: &AgencyStaff<Gestion>) -> draft::Sender {
    (staff.societe_id(), staff.id().uuid())
}

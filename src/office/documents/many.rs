//! « Publier plusieurs documents »: their files at once, with an index or with the same said of all.

use askama::Template;
use axum::extract::State;
use bytes::Bytes;
use encoding_rs::WINDOWS_1252;
use futures_util::StreamExt;

use super::choices::{self, Choice, Group};
use super::form::PublishForm;
use super::publish::described;
use super::receiving::{sender, taken};
use super::{target, view};
use crate::documents::{Batch, BatchId, Draft, NewDocument, batch, draft, size};
use crate::staff::{AgencyStaff, Desk, Gestion, Tab};
use crate::web::{
    App, Asked, Error, Incoming, Mistake, Mistakes, Part, Reply, Typed, Unfit, Upload, Visitor,
    broken_off,
};

/// Files of one batch.
const MOST_FILES: usize = 100;
/// Bytes of an index.
const LONGEST_INDEX: usize = 1024 * 1024;

#[derive(Template)]
#[template(path = "office/documents/many.html")]
pub struct ManyPage {
    visitor: Visitor,
    desk: Desk,
    batch: String,
    form: PublishForm,
    mistakes: Mistakes,
    kinds: Vec<Group>,
    audiences: Vec<Choice>,
    immeubles: Vec<(String, String)>,
    /// Files that were kept: their names, and what they are.
    kept: Vec<(String, String)>,
    /// Those that were not, and why.
    refused: Vec<(String, String)>,
    most: String,
}

/// What a posted form brought.
#[derive(Default)]
struct Gathered {
    batch: Option<Batch>,
    drafts: Vec<Draft>,
    refused: Vec<(String, Unfit)>,
    index: Option<String>,
    typed: Typed,
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Asked(form): Asked<PublishForm>,
) -> Result<Reply<ManyPage>, Error> {
    let shown = (Gathered::default(), form, Mistakes::none());
    Ok(Reply::Shown(page(&app, (visitor, &staff), shown).await?))
}

pub async fn send(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    upload: Upload,
) -> Result<Reply<ManyPage>, Error> {
    let gathered = gathered(&app, (&visitor, &staff), upload).await?;
    // The title of each is its file's.
    let form = PublishForm { title: "-".to_owned(), ..PublishForm::of(&gathered.typed) };
    let mistakes = match judged(&app, &staff, (&gathered, &form)).await? {
        Ok(batch) => {
            let societe = staff.societe_id();
            return Ok(Reply::done(format!("/office/{societe}/documents/batches/{batch}")));
        }
        Err(mistakes) => mistakes,
    };
    let shown = (gathered, form, mistakes);
    Ok(Reply::Again(page(&app, (visitor, &staff), shown).await?))
}

/// What is said of the files is written down; or why they cannot be looked at yet.
async fn judged(
    app: &App,
    staff: &AgencyStaff<Gestion>,
    (gathered, form): (&Gathered, &PublishForm),
) -> Result<Result<BatchId, Mistakes>, Error> {
    let Some(batch) = gathered.batch.as_ref().filter(|_| !gathered.drafts.is_empty()) else {
        return Ok(Err(Mistakes::on("files", Mistake::Unfit(Unfit::FileMissing))));
    };
    if !gathered.refused.is_empty() {
        return Ok(Err(Mistakes::on("files", Mistake::Unfit(Unfit::SomeFilesRefused))));
    }
    if let Some(index) = &gathered.index {
        let tx = app.db.begin().await?;
        batch::index(&tx, batch, index).await?;
        tx.commit().await?;
        return Ok(Ok(batch.id));
    }
    let new = match described(app, staff, form).await? {
        Ok(new) => new,
        Err(mistakes) => return Ok(Err(mistakes)),
    };
    let tx = app.db.begin().await?;
    for draft in &gathered.drafts {
        let title = stem(&draft.given_name);
        let new = NewDocument { file_name: title.clone(), title, ..new.clone() };
        draft::describe(&tx, draft, (&new, None)).await?;
    }
    tx.commit().await?;
    Ok(Ok(batch.id))
}

async fn gathered(
    app: &App,
    (visitor, staff): (&Visitor, &AgencyStaff<Gestion>),
    mut upload: Upload,
) -> Result<Gathered, Error> {
    let mut found = Gathered::default();
    while let Some(part) = upload.next().await? {
        let Part::File(file) = part else { continue };
        match file.field.as_str() {
            "index" => found.index = Some(text(file).await?),
            "files" => found.take(app, (visitor, staff), file).await?,
            _ => return Err(Error::BadRequest),
        }
    }
    found.typed = upload.typed();
    if let (None, Some(id)) = (&found.batch, BatchId::parse(found.typed.of("batch"))) {
        let known = Batch::of(app.db.reader(), sender(staff), id).await?;
        if let Some(known) = known.filter(|batch| batch.published_at.is_none()) {
            found.drafts = known.drafts(app.db.reader()).await?;
            found.index = found.index.or_else(|| known.index_text.clone());
            found.batch = Some(known);
        }
    }
    Ok(found)
}

impl Gathered {
    async fn take(
        &mut self,
        app: &App,
        (visitor, staff): (&Visitor, &AgencyStaff<Gestion>),
        file: Incoming<'_>,
    ) -> Result<(), Error> {
        let name = file.name.clone();
        if self.drafts.len() + self.refused.len() >= MOST_FILES {
            self.refused.push((name, Unfit::TooManyFiles));
            return Ok(());
        }
        if self.drafts.iter().any(|draft| draft.given_name == name) {
            self.refused.push((name, Unfit::SameFileName));
            return Ok(());
        }
        let stored = match taken(app, visitor.lang, file).await? {
            Ok(stored) => stored,
            Err(unfit) => {
                self.refused.push((name, unfit));
                return Ok(());
            }
        };
        let tx = app.db.begin().await?;
        let batch = match self.batch.take() {
            Some(batch) => batch,
            None => batch::create(&tx, sender(staff), None, visitor.now).await?,
        };
        let kept = (&stored, name.as_str(), Some(batch.id));
        self.drafts.push(draft::keep_aside(&tx, sender(staff), kept, visitor.now).await?);
        tx.commit().await?;
        self.batch = Some(batch);
        Ok(())
    }
}

/// An index, in UTF-8 or as Excel for Windows writes it.
async fn text(file: Incoming<'_>) -> Result<String, Error> {
    let mut content = file.into_stream();
    let mut bytes = Vec::new();
    while let Some(piece) = content.next().await {
        let piece: Bytes = piece.map_err(|error| broken_off(&error))?;
        bytes.extend_from_slice(&piece);
        if bytes.len() > LONGEST_INDEX {
            return Err(Error::TooLarge);
        }
    }
    let text = String::from_utf8(bytes);
    Ok(text.unwrap_or_else(|it| WINDOWS_1252.decode(it.as_bytes()).0.into_owned()))
}

/// A file's name without its ending.
fn stem(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).trim();
    if stem.is_empty() { name.to_owned() } else { stem.to_owned() }
}

async fn page(
    app: &App,
    (visitor, staff): (Visitor, &AgencyStaff<Gestion>),
    (gathered, form, mistakes): (Gathered, PublishForm, Mistakes),
) -> Result<ManyPage, Error> {
    let immeubles = target::immeubles(app.db.reader(), staff).await?;
    let (visitor, desk) = staff.seated(app, visitor, Tab::Documents);
    let visitor = visitor.found_at(&desk.at("documents/many"));
    let (texts, lang) = (visitor.texts, visitor.lang);
    let kept = gathered.drafts.iter();
    let kept = kept.map(|it| (it.given_name.clone(), view::weight(&it.media_type, it.bytes, lang)));
    let most = i64::try_from(app.store.most()).unwrap_or(i64::MAX);
    Ok(ManyPage {
        batch: gathered.batch.map(|batch| batch.id.to_string()).unwrap_or_default(),
        kept: kept.collect(),
        refused: gathered.refused.into_iter().map(|(name, it)| (name, it.text(texts))).collect(),
        kinds: choices::kinds(texts, &form.kind),
        audiences: choices::audiences(texts, &form.audience),
        most: size::in_words(most, lang),
        visitor,
        desk,
        form,
        mistakes,
        immeubles,
    })
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn a_title_is_a_file_without_its_ending() {
        assert_eq!(stem("PV 2026.pdf"), "PV 2026");
        assert_eq!(stem("PV"), "PV");
        assert_eq!(stem(".pdf"), ".pdf");
    }
}

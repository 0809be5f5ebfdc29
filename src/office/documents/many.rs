//! « Publier plusieurs documents »: their files at once, with an index or with the same said of all.

use askama::Template;
use axum::extract::State;

use super::choices::{self, Choice, Group};
use super::form::PublishForm;
use super::gathering::{Gathered, gather};
use super::publish::described;
use super::{target, view};
use crate::documents::{BatchId, NewDocument, draft, size};
use crate::staff::{AgencyStaff, Desk, Gestion, Tab};
use crate::web::{App, Asked, Error, Mistake, Mistakes, Reply, Unfit, Upload, Visitor};

/// Files of one batch.
const MOST_FILES: usize = 100;

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
    let gathered = gather(&app, (&visitor, &staff), (upload, MOST_FILES)).await?;
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
    if gathered.index.is_some() {
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

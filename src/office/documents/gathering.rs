//! Several files and their index as they arrive: into the store one by one, and kept together until
//! somebody confirms. What came stays when something is wrong, so that it need not be sent again.

use bytes::Bytes;
use encoding_rs::WINDOWS_1252;
use futures_util::StreamExt;

use super::receiving::sender;
use crate::documents::{Batch, BatchId, Draft, batch, draft, taken};
use crate::staff::{AgencyStaff, Gestion};
use crate::web::{App, Error, Incoming, Part, Typed, Unfit, Upload, Visitor, broken_off};

/// Bytes of an index.
const LONGEST_INDEX: usize = 1024 * 1024;

/// What a posted form brought.
#[derive(Default)]
pub struct Gathered {
    pub batch: Option<Batch>,
    pub drafts: Vec<Draft>,
    /// Files that are not kept, and why.
    pub refused: Vec<(String, Unfit)>,
    /// As an import reads it.
    pub index: Option<String>,
    pub typed: Typed,
}

/// Reads the whole form; `most` files of it are kept. The field « batch » names what came before.
pub async fn gather(
    app: &App,
    (visitor, staff): (&Visitor, &AgencyStaff<Gestion>),
    (mut upload, most): (Upload, usize),
) -> Result<Gathered, Error> {
    let mut found = Gathered::default();
    while let Some(part) = upload.next().await? {
        let Part::File(file) = part else { continue };
        match file.field.as_str() {
            "index" => found.index = Some(text(file).await?),
            "files" => found.take(app, (visitor, staff), (file, most)).await?,
            _ => return Err(Error::BadRequest),
        }
    }
    found.typed = upload.typed();
    found.resume(app, staff).await?;
    found.keep_index(app, (visitor, staff)).await?;
    Ok(found)
}

impl Gathered {
    async fn take(
        &mut self,
        app: &App,
        (visitor, staff): (&Visitor, &AgencyStaff<Gestion>),
        (file, most): (Incoming<'_>, usize),
    ) -> Result<(), Error> {
        let name = file.name.clone();
        if self.drafts.len() + self.refused.len() >= most {
            self.refused.push((name, Unfit::TooManyFiles));
            return Ok(());
        }
        if self.drafts.iter().any(|draft| draft.given_name == name) {
            self.refused.push((name, Unfit::SameFileName));
            return Ok(());
        }
        let stored = match taken(&app.store, visitor.lang, file).await? {
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

    /// Goes on with what a post before this one left. A file of the same name takes its place.
    async fn resume(&mut self, app: &App, staff: &AgencyStaff<Gestion>) -> Result<(), Error> {
        let Some(id) = BatchId::parse(self.typed.of("batch")) else { return Ok(()) };
        let known = Batch::of(app.db.reader(), sender(staff), id).await?;
        let Some(known) = known.filter(|batch| batch.published_at.is_none()) else {
            return Ok(());
        };
        let mut former = known.drafts(app.db.reader()).await?;
        let is_sent_again =
            |it: &Draft| self.drafts.iter().any(|own| own.given_name == it.given_name);
        former.retain(is_sent_again);
        draft::remove(app, &former).await?;
        if let Some(new) = &self.batch {
            let tx = app.db.begin().await?;
            draft::move_all(&tx, new, &known).await?;
            tx.commit().await?;
        }
        self.drafts = known.drafts(app.db.reader()).await?;
        self.index = self.index.take().or_else(|| known.index_text.clone());
        self.batch = Some(known);
        Ok(())
    }

    /// Keeps the index with the files, alone if none came.
    async fn keep_index(
        &mut self,
        app: &App,
        (visitor, staff): (&Visitor, &AgencyStaff<Gestion>),
    ) -> Result<(), Error> {
        let Some(index) = &self.index else { return Ok(()) };
        let tx = app.db.begin().await?;
        if let Some(batch) = &self.batch {
            batch::index(&tx, batch, index).await?;
        } else {
            let index = Some(index.clone());
            self.batch = Some(batch::create(&tx, sender(staff), index, visitor.now).await?);
        }
        Ok(tx.commit().await?)
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

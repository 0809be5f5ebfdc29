//! Photographs and PDF files beside a message: received before it, and kept only together with it.

use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use super::demande::{Demande, DemandeId};
use super::entry::EntryId;
use crate::agencies::SocieteId;
use crate::documents::{Media, Stored, let_go, taken};
use crate::texts::Lang;
use crate::web::{App, Error, Mistake, Mistakes, Part, Typed, Unfit, Upload};

pub use Model as Attachment;

crate::id!(AttachmentId, ordered);

/// The field that files are chosen in.
pub const FIELD: &str = "files";

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "demande_file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AttachmentId,
    pub demande_id: DemandeId,
    pub entry_id: EntryId,
    /// What it was called where it comes from, with the ending of what it holds.
    pub name: String,
    pub media_type: String,
    pub bytes: i64,
    pub sha256: String,
    /// Its name in the store, never shown.
    pub object: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// A file that lies in the store, and belongs to no message yet.
#[derive(Clone, Debug)]
pub struct Attached {
    pub name: String,
    pub stored: Stored,
}

/// What a posted form brought.
#[derive(Debug)]
pub struct Received {
    pub typed: Typed,
    pub files: Vec<Attached>,
    /// Those that were not taken, and why.
    pub refused: Vec<(String, Unfit)>,
    /// More came than one message may have.
    pub too_many: bool,
    /// Any came at all, which no browser gives back.
    pub had_files: bool,
}

impl Received {
    /// The same mistakes, and those of its files.
    #[must_use]
    pub fn judged(&self, mistakes: Mistakes) -> Mistakes {
        match self.refused.first() {
            _ if self.too_many => mistakes.and(FIELD, Mistake::Unfit(Unfit::TooManyAttachments)),
            Some((_, unfit)) => mistakes.and(FIELD, Mistake::Unfit(unfit.clone())),
            None => mistakes,
        }
    }
}

/// Reads the whole form. Where no files are wanted, they are passed over unread.
pub async fn receive(
    app: &App,
    lang: Lang,
    mut upload: Upload,
    are_wanted: bool,
) -> Result<Received, Error> {
    let limits = &app.settings.demandes;
    let store = app.store.allowing(limits.file_size.count());
    let most = usize::try_from(limits.files).unwrap_or(usize::MAX);
    let (mut files, mut refused) = (Vec::new(), Vec::new());
    let (mut too_many, mut had_files) = (false, false);
    let read = async {
        while let Some(part) = upload.next().await? {
            let Part::File(file) = part else { continue };
            if file.field != FIELD {
                return Err(Error::BadRequest);
            }
            had_files = true;
            if !are_wanted || too_many || files.len() + refused.len() == most {
                too_many |= are_wanted;
                continue;
            }
            let name = file.name.clone();
            match taken(&store, lang, file).await? {
                Ok(stored) => files.push(Attached { name: named(&name, stored.media()), stored }),
                Err(unfit) => refused.push((name, unfit)),
            }
        }
        Ok::<(), Error>(())
    };
    if let Err(error) = read.await {
        drop_all(app, &files).await?;
        return Err(error);
    }
    Ok(Received { typed: upload.typed(), files, refused, too_many, had_files })
}

/// Takes files out of the store again: the message that they were for is not kept.
pub async fn drop_all(app: &App, files: &[Attached]) -> Result<(), DbErr> {
    for file in files {
        let_go(app, &file.stored).await?;
    }
    Ok(())
}

/// Adds files to a line of the thread.
pub async fn add(
    tx: &impl ConnectionTrait,
    (demande, entry): (&Demande, EntryId),
    files: &[Attached],
) -> Result<(), DbErr> {
    if files.is_empty() {
        return Ok(());
    }
    let rows = files.iter().map(|file| ActiveModel {
        societe_id: Set(demande.societe_id),
        id: Set(AttachmentId::new()),
        demande_id: Set(demande.id),
        entry_id: Set(entry),
        name: Set(file.name.clone()),
        media_type: Set(file.stored.media().media_type().to_owned()),
        bytes: Set(file.stored.bytes()),
        sha256: Set(file.stored.sha256().to_owned()),
        object: Set(file.stored.object().to_owned()),
    });
    Entity::insert_many(rows).exec_without_returning(tx).await.map(drop)
}

/// All files of a demande.
pub async fn of(db: &impl ConnectionTrait, demande: &Demande) -> Result<Vec<Attachment>, DbErr> {
    Entity::find()
        .filter(COLUMN.societe_id.eq(demande.societe_id))
        .filter(COLUMN.demande_id.eq(demande.id))
        .order_by_asc(COLUMN.id)
        .all(db)
        .await
}

/// One of them; of another demande there is none.
pub async fn one(
    db: &impl ConnectionTrait,
    demande: &Demande,
    id: AttachmentId,
) -> Result<Option<Attachment>, DbErr> {
    let found = Entity::find_by_id((demande.societe_id, id)).one(db).await?;
    Ok(found.filter(|file| file.demande_id == demande.id))
}

/// The name without its ending, with the ending of what it is.
fn named(name: &str, media: Media) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).trim();
    let stem = if stem.is_empty() { "document" } else { stem };
    format!("{stem}.{}", media.extension())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_what_it_holds() {
        assert_eq!(named("fuite.exe", Media::Jpeg), "fuite.jpg");
        assert_eq!(named("fuite", Media::Pdf), "fuite.pdf");
        assert_eq!(named(".png", Media::Png), "document.png");
    }
}

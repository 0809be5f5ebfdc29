//! What an agency says again of documents that are known: the same, or something else.

use sea_orm::DbBackend;
use sea_orm::entity::prelude::*;

use super::content::Media;
use super::document::{COLUMN, Document, Entity};
use super::publication::{NewDocument, Stored};
use crate::agencies::SocieteId;
use crate::store::Kept;

impl Document {
    /// Those of these references, withdrawn or not.
    pub async fn with_references(
        db: &impl ConnectionTrait,
        societe: SocieteId,
        references: &[String],
    ) -> Result<Vec<Self>, DbErr> {
        let own = Entity::find().filter(COLUMN.societe_id.eq(societe));
        own.filter(COLUMN.reference.is_in(references)).all(db).await
    }
}

impl NewDocument {
    /// What a known document says of itself.
    pub fn again(known: &Document) -> Option<Self> {
        Some(Self {
            societe_id: known.societe_id,
            reference: known.reference.clone(),
            kind: known.kind,
            readers: known.readers()?,
            title: known.title.clone(),
            dated_on: known.dated_on,
            period: known.period_from.zip(known.period_until),
            exercice: known.exercice,
            valid_until: known.valid_until,
            file_name: known.title.clone(),
        })
    }

    /// Whether all but the content is as it is known.
    pub fn says_the_same(&self, known: &Document) -> bool {
        let period = (known.period_from, known.period_until);
        let name = Media::named(&known.media_type)
            .map(|media| format!("{}.{}", self.file_name, media.extension()));
        (self.kind, &self.title, self.dated_on) == (known.kind, &known.title, known.dated_on)
            && (self.exercice, self.valid_until) == (known.exercice, known.valid_until)
            && (self.period.map(|it| it.0), self.period.map(|it| it.1)) == period
            && name.as_ref() == Some(&known.file_name)
            && known.readers() == Some(self.readers)
    }
}

impl Stored {
    /// The content that a document has already: it need not be stored again.
    pub fn already(document: &Document) -> Option<Self> {
        let kept = Kept {
            object: document.object.clone(),
            bytes: document.bytes,
            sha256: document.sha256.clone(),
        };
        let media = Media::named(&document.media_type)?;
        Some(Self { kept, media, cautions: Vec::new(), is_tagged: document.is_tagged })
    }
}

/// To be called when many documents were added: PostgreSQL plans by figures that it renews once a
/// minute at best.
pub async fn recount(tx: &impl ConnectionTrait) -> Result<(), DbErr> {
    if tx.get_database_backend() == DbBackend::Postgres {
        tx.execute_unprepared("analyze document").await?;
    }
    Ok(())
}

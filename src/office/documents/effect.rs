//! Who will see a document, or sees it no more, in one sentence: beside each line of a file of them.

use sea_orm::{ConnectionTrait, DbErr};

use super::{target, view};
use crate::agencies::SocieteId;
use crate::clock::Day;
use crate::documents::reach::{Reach, Subject};
use crate::documents::{NewDocument, Readers};
use crate::texts::Texts;

/// Whose it is by name, and how many it reaches.
pub struct Effect {
    readers: Readers,
    place: String,
    reach: Reach,
}

impl Effect {
    /// Of a document to come.
    pub async fn of(
        db: &impl ConnectionTrait,
        new: &NewDocument,
        today: Day,
    ) -> Result<Self, DbErr> {
        Ok(Self {
            readers: new.readers,
            place: place(db, new.societe_id, new.readers).await?,
            reach: Subject::of_new(new).count(db, today).await?,
        })
    }

    /// « Copropriétaires : Les Cèdres. 12 tiers… »
    pub fn text(&self, texts: &Texts) -> String {
        let whom = view::whom(texts, self.readers.audience(), &self.place);
        let mut said = texts.papers_effect(whom, texts.papers_who_count(self.reach.tiers));
        let without = self.reach.tiers.saturating_sub(self.reach.with_access);
        if without > 0 {
            said = format!("{said} {}", texts.papers_who_without(without));
        }
        said
    }
}

/// Its name, as people know it.
pub async fn place(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    readers: Readers,
) -> Result<String, DbErr> {
    Ok(target::named(db, societe, readers).await?.1)
}

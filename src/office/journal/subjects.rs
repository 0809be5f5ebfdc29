//! What events were done to, by name: the tiers and documents of the société whose numbers begin what
//! the trail keeps. The trail itself has numbers alone, and so has its file.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{DbErr, QuerySelect};

use crate::access::provisional::pair;
use crate::agencies::SocieteId;
use crate::contracts::{contract, tiers};
use crate::documents::document;

/// By their numbers.
#[derive(Default)]
pub struct Subjects(HashMap<Uuid, Named>);

/// A name, and its page below that of the société.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub text: String,
    pub path: String,
}

impl Subjects {
    /// Of these subjects, in the société's own rows and no others'.
    pub async fn of<'a>(
        db: &impl ConnectionTrait,
        societe: SocieteId,
        subjects: impl Iterator<Item = &'a str>,
    ) -> Result<Self, DbErr> {
        let ids: Vec<Uuid> = subjects.filter_map(number).collect();
        if ids.is_empty() {
            return Ok(Self::default());
        }
        let mut holders = pairs(db, societe, &ids).await?;
        holders.extend(contracts(db, societe, &ids).await?);
        let all = ids.iter().chain(holders.values()).copied();
        let all_tiers = tiers(db, societe, all.collect()).await?;
        let mut named = documents(db, societe, &ids).await?;
        for id in ids {
            let tiers = all_tiers.get(holders.get(&id).unwrap_or(&id));
            named.extend(tiers.map(|tiers| (id, tiers.clone())));
        }
        Ok(Self(named))
    }

    pub fn named(&self, subject: &str) -> Option<&Named> {
        self.0.get(&number(subject)?)
    }
}

/// The number that a subject begins with.
fn number(subject: &str) -> Option<Uuid> {
    let first = subject.split([' ', ':', ',']).next()?;
    // Other forms of a number are none of ours.
    Uuid::try_parse(first).ok().filter(|_| first.len() == 36)
}

async fn tiers(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    ids: Vec<Uuid>,
) -> Result<HashMap<Uuid, Named>, DbErr> {
    let own = tiers::Entity::find().filter(tiers::COLUMN.societe_id.eq(societe));
    let rows = own.filter(tiers::Column::Id.is_in(ids)).all(db).await?;
    let named = |it: tiers::Model| {
        let named = Named { text: it.name(), path: format!("tiers/{}", it.id) };
        (it.id.uuid(), named)
    };
    Ok(rows.into_iter().map(named).collect())
}

async fn documents(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Named>, DbErr> {
    let own = document::Entity::find()
        .select_only()
        .columns([document::Column::Id, document::Column::Title])
        .filter(document::COLUMN.societe_id.eq(societe))
        .filter(document::Column::Id.is_in(ids.iter().copied()));
    let rows = own.into_tuple::<(Uuid, String)>().all(db).await?.into_iter();
    Ok(rows.map(|(id, text)| (id, Named { text, path: format!("documents/{id}") })).collect())
}

/// Whose the pairs are.
async fn pairs(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Uuid>, DbErr> {
    let own = pair::Entity::find()
        .select_only()
        .columns([pair::Column::Id, pair::Column::TiersId])
        .filter(pair::COLUMN.societe_id.eq(societe))
        .filter(pair::Column::Id.is_in(ids.iter().copied()));
    Ok(own.into_tuple::<(Uuid, Uuid)>().all(db).await?.into_iter().collect())
}

/// Whose the contracts are.
async fn contracts(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Uuid>, DbErr> {
    let own = contract::Entity::find()
        .select_only()
        .columns([contract::Column::Id, contract::Column::TiersId])
        .filter(contract::COLUMN.societe_id.eq(societe))
        .filter(contract::Column::Id.is_in(ids.iter().copied()));
    Ok(own.into_tuple::<(Uuid, Uuid)>().all(db).await?.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_begins_with_a_number_or_has_none() {
        let id = "7d9f1a52-5c1e-4b8f-9a54-0f6a8f3b2c11";
        for subject in [id.to_owned(), format!("{id} 3 letters"), format!("{id}: x")] {
            assert_eq!(number(&subject).map(|it| it.to_string()).as_deref(), Some(id));
        }
        for subject in ["", "5 pairs", "sha256 7d9f1a525c1e4b8f9a540f6a8f3b2c11", "not a number"] {
            assert_eq!(number(subject), None, "{subject}");
        }
        assert_eq!(number(&id.replace('-', "")), None);
    }
}

//! What events were done to, by name: the tiers, documents, demandes, immeubles, runs of letters and keys
//! of the société whose numbers begin what the trail keeps. The trail itself has numbers alone, and so has
//! its file.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{DbErr, QuerySelect};

use crate::access::provisional::pair;
use crate::agencies::SocieteId;
use crate::api_keys;
use crate::audit::{Kind, Recorded};
use crate::contracts::{contract, immeuble, tiers};
use crate::demandes::{demande, numbered};
use crate::documents::document;
use crate::office::imports::history::counted;
use crate::staff::Right;
use crate::texts::Texts;

/// By their numbers.
#[derive(Default)]
pub struct Subjects(HashMap<Uuid, Named>);

/// A name, and its page below that of the société.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub text: String,
    pub path: String,
    /// Who may open that page.
    pub right: Right,
}

impl Named {
    /// What everybody of the société's staff may open.
    fn of(text: String, path: String) -> Self {
        Self { text, path, right: Right::Lecture }
    }
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
        named.extend(immeubles(db, societe, &ids).await?);
        named.extend(keys(db, societe, &ids).await?);
        named.extend(demandes(db, societe, &ids).await?);
        for id in ids {
            let tiers = all_tiers.get(holders.get(&id).unwrap_or(&id));
            named.extend(tiers.map(|tiers| (id, tiers.clone())));
        }
        Ok(Self(named))
    }

    /// The run of these letters, or whatever its number stands for.
    pub fn named(&self, event: &Recorded, texts: &Texts) -> Option<Named> {
        let id = number(&event.subject)?;
        let text = match event.kind {
            Kind::LettersPrinted => texts.journal_letters(counted(&event.subject, "letters")),
            Kind::LettersTaken | Kind::LettersExpired => texts.journal_letters_run(),
            _ => return self.0.get(&id).cloned(),
        };
        Some(Named { text, path: format!("letters/{id}"), right: Right::Gestion })
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
    let named = |it: tiers::Model| (it.id.uuid(), Named::of(it.name(), format!("tiers/{}", it.id)));
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
    Ok(rows.map(|(id, text)| (id, Named::of(text, format!("documents/{id}")))).collect())
}

async fn immeubles(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Named>, DbErr> {
    let own = immeuble::Entity::find()
        .select_only()
        .columns([immeuble::Column::Id, immeuble::Column::Name])
        .filter(immeuble::COLUMN.societe_id.eq(societe))
        .filter(immeuble::Column::Id.is_in(ids.iter().copied()));
    let rows = own.into_tuple::<(Uuid, String)>().all(db).await?.into_iter();
    Ok(rows.map(|(id, text)| (id, Named::of(text, format!("conformite/{id}")))).collect())
}

/// Keys of the API, those that are over too.
async fn keys(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Named>, DbErr> {
    let all = api_keys::list(db, societe).await?.into_iter();
    let named = all.filter(|key| ids.contains(&key.id.uuid())).map(|key| {
        let named = Named { right: Right::Administration, ..Named::of(key.name, "keys".into()) };
        (key.id.uuid(), named)
    });
    Ok(named.collect())
}

async fn demandes(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Named>, DbErr> {
    let own = demande::Entity::find()
        .select_only()
        .columns([demande::Column::Id, demande::Column::Number])
        .filter(demande::COLUMN.societe_id.eq(societe))
        .filter(demande::Column::Id.is_in(ids.iter().copied()));
    let rows = own.into_tuple::<(Uuid, i64)>().all(db).await?.into_iter();
    let named = |(id, number)| (id, Named::of(numbered(number), format!("demandes/{id}")));
    Ok(rows.map(named).collect())
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

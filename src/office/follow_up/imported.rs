//! The last imports: files that were sent on the pages, and what came in by other ways.

use sea_orm::DbErr;
use sea_orm::entity::prelude::*;

use crate::audit::{self, Filter, Kind, Recorded};
use crate::clock::Moment;
use crate::office::imports::history;
use crate::office::imports::import::Import;
use crate::staff::{AgencyStaff, AtLeast};
use crate::texts::Texts;

/// Lines of the list.
const SHOWN: u64 = 10;

pub enum Imported {
    File(Box<Import>),
    /// By the operator or the agency's own software: the trail alone tells of it.
    Elsewhere(Recorded),
}

/// The newest first.
pub async fn last(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
) -> Result<Vec<Imported>, DbErr> {
    let files = Import::page(db, staff, (0, SHOWN)).await?;
    let societe = Some(staff.societe_id().uuid());
    let filter = Filter { societe, kind: Some(Kind::Imported), limit: SHOWN, ..Filter::default() };
    let events = audit::list(db, &filter).await?.into_iter();
    let elsewhere = events.filter(|event| !event.actor.starts_with("staff:"));
    let files = files.into_iter().map(|file| Imported::File(Box::new(file)));
    let mut all: Vec<Imported> = files.chain(elsewhere.map(Imported::Elsewhere)).collect();
    all.sort_by_key(|imported| std::cmp::Reverse(imported.at()));
    all.truncate(usize::try_from(SHOWN).unwrap_or(usize::MAX));
    Ok(all)
}

impl Imported {
    pub fn at(&self) -> Moment {
        match self {
            Self::File(import) => import.sent_at,
            Self::Elsewhere(event) => event.at,
        }
    }

    /// « Écritures comptables – ecritures.csv »
    pub fn what(&self, texts: &Texts) -> String {
        match self {
            Self::File(import) => {
                format!("{} – {}", history::kind(import.kind, texts), import.file_name)
            }
            Self::Elsewhere(event) if event.actor.starts_with("key:") => {
                texts.follow_up_import_by(texts.journal_who_key())
            }
            Self::Elsewhere(_) => texts.follow_up_import_by(texts.journal_who_operator()),
        }
    }

    /// Where it stands, of a file that was sent on the pages.
    pub fn state(&self, texts: &Texts) -> Option<String> {
        match self {
            Self::File(import) => Some(history::state(import.state, texts)),
            Self::Elsewhere(_) => None,
        }
    }

    /// What it did, in numbers.
    pub fn counts(&self, texts: &Texts) -> String {
        match self {
            Self::File(it) => texts.imports_counts(
                it.rows_created,
                it.rows_changed,
                it.rows_ended,
                it.rows_refused,
            ),
            Self::Elsewhere(event) => history::counts(&event.subject, texts),
        }
    }
}

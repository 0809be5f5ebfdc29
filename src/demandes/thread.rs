//! A thread as it is read, by its people or by the agency: what was said and what changed, in order.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{DbErr, QuerySelect};

use super::attachment::{self, Attachment};
use super::demande::Demande;
use super::entry::{self, Entry, What};
use crate::access::link;
use crate::accounts::AccountId;
use crate::agencies::Societe;
use crate::clock::{paris_day_and_time, paris_iso};
use crate::contracts::Tiers;
use crate::documents::{Media, size};
use crate::staff::{StaffId, member};
use crate::texts::Texts;
use crate::web::Visitor;

/// Whose eyes it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    Person(AccountId),
    /// Whoever works there reads the notes between colleagues, and their names.
    Agency,
}

/// One line of the page.
#[derive(Debug)]
pub struct LineView {
    pub at: String,
    pub iso: String,
    pub who: String,
    /// What changed; none of what was only said.
    pub event: Option<String>,
    pub paragraphs: Vec<String>,
    pub files: Vec<FileView>,
    pub is_agency: bool,
    pub is_note: bool,
}

#[derive(Debug)]
pub struct FileView {
    pub name: String,
    pub href: String,
    pub weight: String,
}

/// All that a thread holds, and who is who in it.
struct Thread {
    entries: Vec<Entry>,
    files: Vec<Attachment>,
    /// Which of the tiers' holders an account is, those of the past too.
    holders: HashMap<AccountId, i32>,
    colleagues: HashMap<StaffId, String>,
    agency: String,
    tiers: String,
    reader: Reader,
    here: String,
}

/// The lines for a reader; files stand below `here`.
pub async fn lines(
    db: &impl ConnectionTrait,
    visitor: &Visitor,
    (demande, societe, tiers): (&Demande, &Societe, &Tiers),
    (reader, here): (Reader, String),
) -> Result<Vec<LineView>, DbErr> {
    let mut entries = entry::of(db, demande).await?;
    if reader != Reader::Agency {
        entries.retain(|entry| entry.kind != What::Note);
    }
    let thread = Thread {
        files: attachment::of(db, demande).await?,
        holders: holders(db, demande).await?,
        colleagues: colleagues(db, societe, &entries).await?,
        agency: societe.name.clone(),
        tiers: tiers.name(),
        entries,
        reader,
        here,
    };
    Ok(thread.entries.iter().map(|entry| thread.line(visitor, entry)).collect())
}

async fn holders(
    db: &impl ConnectionTrait,
    demande: &Demande,
) -> Result<HashMap<AccountId, i32>, DbErr> {
    let ever = link::Entity::find()
        .filter(link::COLUMN.societe_id.eq(demande.societe_id))
        .filter(link::COLUMN.tiers_id.eq(demande.tiers_id));
    Ok(ever.all(db).await?.into_iter().map(|link| (link.account_id, link.holder)).collect())
}

/// Of the same agency alone; of those who left long ago no name is kept.
async fn colleagues(
    db: &impl ConnectionTrait,
    societe: &Societe,
    entries: &[Entry],
) -> Result<HashMap<StaffId, String>, DbErr> {
    let mut ids: Vec<StaffId> =
        entries.iter().flat_map(|it| [it.staff_id, it.assigned_to]).flatten().collect();
    ids.sort();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let named = member::Entity::find()
        .select_only()
        .columns([member::Column::Id, member::Column::Name])
        .filter(member::COLUMN.agency_id.eq(societe.agency_id))
        .filter(member::COLUMN.id.is_in(ids))
        .filter(member::COLUMN.name.ne(""))
        .into_tuple::<(StaffId, String)>();
    Ok(named.all(db).await?.into_iter().collect())
}

/// A line each; between them nothing is lost but emptiness.
fn paragraphs(body: &str) -> Vec<String> {
    body.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

impl Thread {
    fn line(&self, visitor: &Visitor, entry: &Entry) -> LineView {
        let own = self.files.iter().filter(|file| file.entry_id == entry.id);
        LineView {
            at: paris_day_and_time(entry.at, visitor.lang),
            iso: paris_iso(entry.at),
            who: self.who(entry, visitor.texts),
            event: self.event(entry, visitor.texts),
            paragraphs: paragraphs(&entry.body),
            files: own.map(|file| self.file(visitor, file)).collect(),
            is_agency: entry.staff_id.is_some(),
            is_note: entry.kind == What::Note,
        }
    }

    fn file(&self, visitor: &Visitor, file: &Attachment) -> FileView {
        let media = Media::named(&file.media_type).map_or("", Media::name);
        FileView {
            name: file.name.clone(),
            href: format!("{}/files/{}", self.here, file.id),
            weight: format!("{media}, {}", size::in_words(file.bytes, visitor.lang)),
        }
    }

    /// The agency speaks with one voice; holders are told apart.
    fn who(&self, entry: &Entry, texts: &Texts) -> String {
        match (self.reader, entry.account_id, entry.staff_id) {
            (Reader::Agency, _, Some(staff)) => self.colleague(staff, texts),
            (Reader::Agency, Some(account), None) if self.holders.len() > 1 => {
                let holder = self.holders.get(&account).copied().unwrap_or(1);
                texts.demandes_holder(self.tiers.as_str(), holder.to_string())
            }
            (Reader::Person(me), Some(account), None) if account == me => texts.demandes_you(),
            (Reader::Person(_), Some(_), None) => texts.demandes_other_holder(self.tiers.as_str()),
            (Reader::Agency, Some(_), None) => self.tiers.clone(),
            (_, _, None) | (Reader::Person(_), _, Some(_)) => self.agency.clone(),
        }
    }

    fn colleague(&self, staff: StaffId, texts: &Texts) -> String {
        let known = self.colleagues.get(&staff).cloned();
        known.unwrap_or_else(|| texts.journal_who_former_staff())
    }

    fn event(&self, entry: &Entry, texts: &Texts) -> Option<String> {
        let is_agency = self.reader == Reader::Agency;
        Some(match entry.kind {
            What::Message => return None,
            What::Note => texts.demandes_event_note(),
            What::Taken => texts.demandes_event_taken(),
            What::Assigned => match entry.assigned_to {
                None if is_agency => texts.demandes_event_unassigned(),
                Some(to) if is_agency => texts.demandes_event_assigned(self.colleague(to, texts)),
                None => texts.demandes_event_unfollowed(),
                Some(_) => texts.demandes_event_followed(),
            },
            What::Asked if is_agency => texts.demandes_event_asked_agency(),
            What::Asked => texts.demandes_event_asked(),
            What::Closed => {
                let reason = entry.reason.map(|reason| reason.text(texts)).unwrap_or_default();
                texts.demandes_event_closed(reason)
            }
            What::Reopened => texts.demandes_event_reopened(),
        })
    }
}

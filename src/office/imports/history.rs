//! An import in words: what it is, who sent it, where it stands, what it counted.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{DbErr, QuerySelect};

use super::import::{Import, State};
use crate::clock::paris_day_and_time;
use crate::imports::Kind;
use crate::jobs::{Job, Standing};
use crate::staff::{AgencyStaff, Gestion, StaffId, member};
use crate::texts::Texts;
use crate::web::Visitor;

/// One import, as every page tells of it.
pub struct Told {
    pub kind: String,
    pub file_name: String,
    pub sent: String,
    pub confirmed: Option<String>,
    pub state: String,
    pub is_bad: bool,
    pub counts: String,
}

impl Told {
    pub fn of(visitor: &Visitor, import: &Import, names: &HashMap<StaffId, String>) -> Self {
        let texts = visitor.texts;
        let name = |id: StaffId| names.get(&id).cloned().unwrap_or_default();
        let at = |moment| paris_day_and_time(moment, visitor.lang);
        let confirmed = import.confirmed_by.zip(import.confirmed_at);
        Self {
            kind: kind(import.kind, texts),
            file_name: import.file_name.clone(),
            sent: texts.imports_sent(name(import.sent_by), at(import.sent_at)),
            confirmed: confirmed.map(|(id, when)| texts.imports_confirmed(name(id), at(when))),
            state: state(import.state, texts),
            is_bad: import.state == State::Condemned,
            counts: texts.imports_counts(
                import.rows_created,
                import.rows_changed,
                import.rows_ended,
                import.rows_refused,
            ),
        }
    }
}

pub fn kind(kind: Kind, texts: &Texts) -> String {
    match kind {
        Kind::Tiers => texts.imports_kind_tiers(),
        Kind::Immeubles => texts.imports_kind_immeubles(),
        Kind::Lots => texts.imports_kind_lots(),
        Kind::Mandats => texts.imports_kind_mandats(),
        Kind::Entries => texts.imports_kind_entries(),
        Kind::Documents => texts.office_documents(),
    }
}

pub fn state(state: State, texts: &Texts) -> String {
    match state {
        State::Reading => texts.imports_state_reading(),
        State::Shown => texts.imports_state_shown(),
        State::Applying => texts.imports_state_applying(),
        State::Applied => texts.imports_state_applied(),
        State::Condemned => texts.imports_state_condemned(),
        State::Discarded => texts.imports_state_discarded(),
        State::Expired => texts.imports_state_expired(),
    }
}

/// What an import did, as the trail has it: « 312 read, 300 created ».
pub fn counts(subject: &str, texts: &Texts) -> String {
    let [created, changed, ended, refused] =
        ["created", "changed", "ended", "refused"].map(|what| counted(subject, what));
    texts.imports_counts(created, changed, ended, refused)
}

/// The number that stands before a word of the trail; zero where there is none.
pub fn counted(subject: &str, what: &str) -> i64 {
    let parts = subject.split([',', ':']).filter_map(|part| part.trim().strip_suffix(what));
    let number = |part: &str| part.trim().rsplit(' ').next()?.parse().ok();
    parts.rev().find_map(number).unwrap_or(0)
}

/// The names of those who sent or confirmed these.
pub async fn names(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<Gestion>,
    imports: &[Import],
) -> Result<HashMap<StaffId, String>, DbErr> {
    let sent = imports.iter().map(|import| import.sent_by);
    let mut ids: Vec<StaffId> =
        sent.chain(imports.iter().filter_map(|import| import.confirmed_by)).collect();
    ids.sort();
    ids.dedup();
    let named = member::Entity::find()
        .select_only()
        .columns([member::Column::Id, member::Column::Name])
        .filter(member::COLUMN.agency_id.eq(staff.signed_in().agency_id()))
        .filter(member::COLUMN.id.is_in(ids))
        .into_tuple::<(StaffId, String)>();
    Ok(named.all(db).await?.into_iter().collect())
}

/// How far the job is that works on it, in hundredths; none when nothing works on it.
pub enum Work {
    None,
    /// Of a hundred.
    UnderWay(i64),
    Failed,
}

impl Work {
    pub async fn on(
        db: &impl ConnectionTrait,
        import: &Import,
        visitor: &Visitor,
    ) -> Result<Self, DbErr> {
        if !matches!(import.state, State::Reading | State::Applying) {
            return Ok(Self::None);
        }
        let Some(id) = import.job_id else { return Ok(Self::Failed) };
        let job = Job::find(db, import.societe_id, id).await?;
        Ok(match job {
            Some(job) if job.standing(visitor.now) != Standing::Failed => {
                Self::UnderWay((job.done * 100).checked_div(job.total).unwrap_or(0).min(100))
            }
            _ => Self::Failed,
        })
    }
}

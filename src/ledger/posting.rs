//! Adding entries, many at once. What changed since it was last sent is corrected, never erased:
//! the former is taken back, the new is stated.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{DbBackend, QueryOrder};

use super::entry::{self, Entry, EntryId, EntryKind};
use super::recompute::{self, Added};
use super::remembered::Remembered;
use crate::agencies::{Societe, SocieteId};
use crate::clock::{Day, Moment};
use crate::contracts::ContractId;
use crate::money::Cents;

/// Most drafts of one call: a correction adds two entries of 13 columns, and SQLite takes 32 766
/// values.
pub const MOST: usize = 1_000;

/// What the agency says of one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub contract_id: ContractId,
    pub reference: String,
    pub kind: EntryKind,
    pub dated_on: Day,
    pub due_on: Option<Day>,
    pub period_from: Option<Day>,
    pub period_until: Option<Day>,
    pub label: String,
    /// More than zero: the tiers owes it.
    pub cents: Cents,
}

/// What a draft comes to, beside what was known of its reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Posted {
    New(Entry),
    /// It says what was known.
    Same,
    /// The former taken back, and the new stated.
    Corrected(Box<[Entry; 2]>),
    /// The reference is an entry of another contract, where it stays.
    Elsewhere,
}

/// The last revisions known of these references, at most [`MOST`].
pub async fn known(
    db: &impl ConnectionTrait,
    societe: &Societe,
    references: &[String],
) -> Result<HashMap<String, Entry>, DbErr> {
    use entry::{COLUMN, Entity};
    let all = Entity::find()
        .filter(COLUMN.societe_id.eq(societe.id))
        .filter(COLUMN.reference.is_in(references))
        .order_by_asc(COLUMN.revision)
        .all(db)
        .await?;
    // The last one of a reference takes the place of those before it.
    Ok(all.into_iter().map(|entry| (entry.reference.clone(), entry)).collect())
}

/// What a draft would add.
pub fn posted(societe: SocieteId, draft: Draft, known: Option<&Entry>, now: Moment) -> Posted {
    let Some(known) = known else { return Posted::New(draft.stated(societe, 0, now)) };
    if known.contract_id != draft.contract_id {
        return Posted::Elsewhere;
    }
    if draft.says_the_same(known) {
        return Posted::Same;
    }
    let reversal = Entry {
        id: EntryId::new(),
        revision: known.revision + 1,
        cents: -known.cents,
        recorded_at: now,
        ..known.clone()
    };
    let stated = draft.stated(societe, known.revision + 2, now);
    Posted::Corrected(Box::new([reversal, stated]))
}

/// Entries on their way into accounts, and what these come to.
#[derive(Default)]
pub struct Posting {
    /// Not settled yet.
    added: Added,
    remembered: Remembered,
}

impl Posting {
    /// Adds them; at most two for each of [`MOST`] drafts. Their contracts must be recomputed by
    /// [`Posting::settle`] before the transaction ends.
    pub async fn add(
        &mut self,
        tx: &impl ConnectionTrait,
        entries: Vec<Entry>,
    ) -> Result<(), DbErr> {
        if entries.is_empty() {
            return Ok(());
        }
        for entry in &entries {
            self.added.entry(entry.contract_id).or_default().push(entry.into());
        }
        let rows = entries.into_iter().map(entry::ActiveModel::from);
        entry::Entity::insert_many(rows).exec_without_returning(tx).await.map(drop)
    }

    /// Brings balances and dues of the contracts that grew to what their entries say.
    pub async fn settle(
        &mut self,
        tx: &impl ConnectionTrait,
        societe: &Societe,
        now: Moment,
    ) -> Result<(), DbErr> {
        let added = std::mem::take(&mut self.added);
        recompute::contracts(tx, societe.id, (added, &mut self.remembered), now).await
    }
}

/// To be called when many entries were added: PostgreSQL plans by figures that it renews once a
/// minute at best.
pub async fn recount(tx: &impl ConnectionTrait) -> Result<(), DbErr> {
    if tx.get_database_backend() == DbBackend::Postgres {
        tx.execute_unprepared("analyze entry, balance, due").await?;
    }
    Ok(())
}

impl Draft {
    fn says_the_same(&self, known: &Entry) -> bool {
        let period = (known.period_from, known.period_until);
        self.kind == known.kind
            && (self.dated_on, self.due_on) == (known.dated_on, known.due_on)
            && (self.period_from, self.period_until) == period
            && (&self.label, self.cents) == (&known.label, known.cents)
    }

    fn stated(self, societe: SocieteId, revision: i32, now: Moment) -> Entry {
        Entry {
            societe_id: societe,
            id: EntryId::new(),
            contract_id: self.contract_id,
            reference: self.reference,
            revision,
            kind: self.kind,
            dated_on: self.dated_on,
            due_on: self.due_on,
            period_from: self.period_from,
            period_until: self.period_until,
            label: self.label,
            cents: self.cents,
            recorded_at: now,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment::from_millis(0);

    fn draft(contract_id: ContractId, cents: i64) -> Draft {
        Draft {
            contract_id,
            reference: "E1".into(),
            kind: EntryKind::Loyer,
            dated_on: Day::parse("2026-05-01").unwrap(),
            due_on: None,
            period_from: None,
            period_until: None,
            label: "Loyer de mai".into(),
            cents: Cents::new(cents),
        }
    }

    #[test]
    fn what_is_sent_again_adds_nothing_and_what_changed_is_taken_back_then_stated() {
        let (societe, contract) = (SocieteId::new(), ContractId::new());
        let Posted::New(first) = posted(societe, draft(contract, 800), None, NOW) else {
            panic!("a new entry")
        };
        let again = posted(societe, draft(contract, 800), Some(&first), NOW);
        assert_eq!(again, Posted::Same);
        let changed = posted(societe, draft(contract, 850), Some(&first), NOW);
        let Posted::Corrected(two) = changed else { panic!("a correction") };
        let told = two.each_ref().map(|entry| (entry.revision, entry.cents.cents()));
        assert_eq!(told, [(1, -800), (2, 850)]);
        assert!(two[0].is_reversal() && two[1].is_correction() && two[0].id < two[1].id);
    }

    #[test]
    fn an_entry_never_passes_to_another_contract() {
        let societe = SocieteId::new();
        let Posted::New(first) = posted(societe, draft(ContractId::new(), 1), None, NOW) else {
            panic!("a new entry")
        };
        let moved = posted(societe, draft(ContractId::new(), 1), Some(&first), NOW);
        assert_eq!(moved, Posted::Elsewhere);
    }
}

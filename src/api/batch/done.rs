//! What became of a batch: counts, and each item.

use serde::Serialize;
use serde_json::{Value, json};

use super::super::schema::{Described, Schemas, described};
use super::items::Items;
use crate::imports::reading::{Reason, Refusal};
use crate::imports::{Did, Language, Report};

/// What became of one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    Created,
    Changed,
    Unchanged,
    Ended,
    Refused,
}

impl Described for Outcome {
    fn schema(_: &mut Schemas) -> Value {
        json!({
            "type": "string",
            "enum": ["created", "changed", "unchanged", "ended", "refused"],
        })
    }
}

described! {
    /// Something to look at, and where it stands in the body.
    pub struct Told {
        /// A JSON Pointer.
        pointer: String,
        detail: String,
    }
}

described! {
    /// What became of one item.
    pub struct ItemDone {
        /// Where it stands in the body: a JSON Pointer.
        pointer: String,
        outcome: Outcome,
        /// Why it was refused.
        errors: Vec<Told>,
        /// What was written all the same, and should be looked at.
        warnings: Vec<Told>,
    }
}

described! {
    /// What became of a batch. Items are written or refused one by one.
    pub struct BatchDone {
        created: u64,
        changed: u64,
        unchanged: u64,
        ended: u64,
        refused: u64,
        results: Vec<ItemDone>,
    }
}

impl BatchDone {
    pub fn of(report: &Report, items: &Items) -> Self {
        let item = |row: usize| ItemDone {
            pointer: items.pointer(row).to_owned(),
            outcome: Outcome::Refused,
            errors: Vec::new(),
            warnings: Vec::new(),
        };
        let mut results: Vec<ItemDone> = (0..items.len()).map(item).collect();
        for (line, did) in report.done() {
            if let Some(result) = results.get_mut(Items::at_line(*line)) {
                result.outcome = outcome(*did);
            }
        }
        for refusal in report.refused() {
            let row = Items::at_line(refusal.line);
            if let Some(result) = results.get_mut(row) {
                result.errors.push(told(refusal, (row, items)));
            }
        }
        for flaw in report.flaws() {
            let row = Items::at_line(flaw.line);
            let detail = flaw.notice.text(Language::English).to_owned();
            if let Some(result) = results.get_mut(row) {
                result.warnings.push(Told { pointer: items.column(row, flaw.column), detail });
            }
        }
        Self {
            created: report.created,
            changed: report.changed,
            unchanged: report.unchanged,
            ended: report.ended,
            refused: report.refused_count(),
            results,
        }
    }
}

fn told(refusal: &Refusal, (row, items): (usize, &Items)) -> Told {
    let pointer = match refusal.column {
        Some(column) => items.column(row, column),
        None => items.pointer(row).to_owned(),
    };
    Told { pointer, detail: words(&refusal.reason, items) }
}

/// What speaks of a line of the file speaks of a place in the body instead.
fn words(reason: &Reason, items: &Items) -> String {
    match reason {
        Reason::SameContract { first }
        | Reason::SameEntry { first }
        | Reason::SameReference { first } => {
            format!("The same reference came before, at {}.", items.pointer(Items::at_line(*first)))
        }
        Reason::OtherIdentity { first } | Reason::OtherLot { first } => {
            format!("It is described otherwise at {}.", items.pointer(Items::at_line(*first)))
        }
        reason => reason.text(Language::English),
    }
}

fn outcome(did: Did) -> Outcome {
    match did {
        Did::Created => Outcome::Created,
        Did::Changed => Outcome::Changed,
        Did::Unchanged => Outcome::Unchanged,
        Did::Ended => Outcome::Ended,
    }
}

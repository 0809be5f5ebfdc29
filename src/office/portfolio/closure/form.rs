//! Why an access is closed or opened again, as it was typed.

use serde::Deserialize;

use crate::access::agency_act::{Reason, Why};
use crate::texts::Texts;
use crate::web::{Mistake, Mistakes};

/// As much as is kept of what is added to a reason.
pub const LONGEST_NOTE: usize = 500;

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct WhyForm {
    pub reason: String,
    pub note: String,
}

/// A reason in the list.
pub struct ReasonChoice {
    pub name: String,
    pub text: String,
    pub is_chosen: bool,
}

impl ReasonChoice {
    pub fn of(reason: Reason, form: &WhyForm, texts: &Texts) -> Self {
        let name = reason.name();
        Self { text: reason.text(texts), is_chosen: form.reason == name, name }
    }
}

impl WhyForm {
    /// One of the reasons that there are for it; « Autre raison » says nothing alone.
    pub fn check(&self, is_one: fn(Reason) -> bool) -> Result<Why, Mistakes> {
        let plain = |c: &char| !c.is_control() || *c == '\n';
        let note: String = self.note.trim().chars().filter(plain).take(LONGEST_NOTE).collect();
        let note = Some(note).filter(|note| !note.is_empty());
        match Reason::parse(&self.reason).filter(|reason| is_one(*reason)) {
            None => Err(Mistakes::on("reason", Mistake::ReasonMissing)),
            Some(Reason::Other) if note.is_none() => {
                Err(Mistakes::on("note", Mistake::NoteMissing))
            }
            Some(reason) => Ok(Why { reason, note }),
        }
    }
}

//! « Nouvelle demande »: what was typed, and what it asks.

use crate::demandes::NewDemande;
use crate::demandes::wording::{LONGEST_SUBJECT, body, line, typed};
use crate::web::{Mistake, Mistakes, Typed};

/// As typed; it comes back as it was when something is wrong.
#[derive(Clone, Debug, Default)]
pub struct NewForm {
    pub category: String,
    pub subject: String,
    pub body: String,
    pub shared: bool,
}

impl NewForm {
    pub fn of(sent: &Typed) -> Self {
        Self {
            category: typed(sent, "category"),
            subject: typed(sent, "subject"),
            body: typed(sent, "body"),
            shared: typed(sent, "shared") == "true",
        }
    }

    /// All of its mistakes at once. Sharing says nothing where there is nobody to share with.
    pub fn check(&self, categories: &[String], may_share: bool) -> Result<NewDemande, Mistakes> {
        let category = categories.iter().find(|name| **name == self.category);
        let category = category.ok_or(Mistake::FieldMissing);
        let (subject, body) = (line(&self.subject, LONGEST_SUBJECT), body(&self.body));
        let shared = self.shared && may_share;
        match (category, subject, body) {
            (Ok(category), Ok(subject), Ok(body)) => {
                Ok(NewDemande { category: category.clone(), subject, body, shared })
            }
            (category, subject, body) => {
                let found = [
                    ("category", category.err()),
                    ("subject", subject.err()),
                    ("body", body.err()),
                ];
                let found = found.into_iter().filter_map(|(field, it)| Some((field, it?)));
                Err(found.fold(Mistakes::none(), |all, (field, it)| all.and(field, it)))
            }
        }
    }
}

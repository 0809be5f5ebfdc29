//! What becomes of something that is known: before and after, under the names of the columns.

use crate::clock::Day;
use crate::money::Cents;

/// What a column says from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub column: &'static str,
    /// Before and after, as people read them; none of a value that a report must not repeat.
    pub values: Option<(String, String)>,
}

/// The columns that say something else, in the order in which they were asked about.
#[derive(Debug, Default)]
pub struct Changes(Vec<Change>);

impl Changes {
    /// Adds a column if it changes.
    #[must_use]
    pub fn of<T: Shown + PartialEq + ?Sized>(
        mut self,
        column: &'static str,
        before: &T,
        after: &T,
    ) -> Self {
        if before != after {
            let values = Some((before.shown(), after.shown()));
            self.0.push(Change { column, values });
        }
        self
    }

    /// The same for a value that nobody should read in a report, such as an account.
    #[must_use]
    pub fn hidden<T: PartialEq>(mut self, column: &'static str, before: &T, after: &T) -> Self {
        if before != after {
            self.0.push(Change { column, values: None });
        }
        self
    }

    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }
}

impl From<Changes> for Vec<Change> {
    fn from(changes: Changes) -> Self {
        changes.0
    }
}

/// A value as people read it in a report; empty for none.
pub trait Shown {
    fn shown(&self) -> String;
}

impl Shown for str {
    fn shown(&self) -> String {
        self.to_owned()
    }
}

impl Shown for String {
    fn shown(&self) -> String {
        self.clone()
    }
}

impl Shown for Day {
    fn shown(&self) -> String {
        self.to_string()
    }
}

impl Shown for Cents {
    fn shown(&self) -> String {
        self.for_spreadsheet()
    }
}

impl Shown for i32 {
    fn shown(&self) -> String {
        self.to_string()
    }
}

impl Shown for i64 {
    fn shown(&self) -> String {
        self.to_string()
    }
}

/// As the files write it.
impl Shown for bool {
    fn shown(&self) -> String {
        if *self { "oui" } else { "non" }.to_owned()
    }
}

impl<T: Shown> Shown for Option<T> {
    fn shown(&self) -> String {
        self.as_ref().map(Shown::shown).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changes_is_told_and_an_account_is_never_repeated() {
        let changes = Changes::default()
            .of("nom", "Roux", "Roux")
            .of("president", &false, &true)
            .of("fin", &None, &Day::parse("2026-03-31"))
            .hidden("iban", &"FR76", &"DE89");
        let told: Vec<Change> = changes.into();
        let columns: Vec<&str> = told.iter().map(|change| change.column).collect();
        assert_eq!(columns, ["president", "fin", "iban"]);
        assert_eq!(told[0].values, Some(("non".into(), "oui".into())));
        assert_eq!(told[1].values, Some((String::new(), "2026-03-31".into())));
        assert_eq!(told[2].values, None);
    }
}

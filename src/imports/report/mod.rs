//! What an import found or did, counted, with the rows that it writes or leaves out.

mod change;
mod kept;
mod sheet;

use std::fmt::Write;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::{Refusal, reading::Flaw};
use crate::clock::Day;
use crate::contracts::TiersId;
use crate::documents::NewDocument;
pub use change::{Change, Changes};
use kept::Kept;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Rows read, refused ones included.
    pub read: u64,
    pub created: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub ended: u64,
    refused: Kept<Refusal>,
    flaws: Kept<Flaw>,
    done: Kept<(u64, Did)>,
    written: Kept<Written>,
}

/// A row that creates, changes or ends something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub line: u64,
    pub did: Did,
    /// The agency's own reference of it.
    pub reference: String,
    /// What people call it: a name, a title.
    pub name: String,
    /// Whose access changes: their contract or mandate has other days, or another quality.
    pub touched: Option<TiersId>,
    /// Of something that is known already: what becomes of it, column by column. Of a document that is
    /// new: for whom it is.
    pub changes: Vec<Change>,
    /// A document that is published or replaced.
    pub document: Option<Box<NewDocument>>,
}

/// What was done with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    Created,
    Changed,
    Unchanged,
    Ended,
}

impl Did {
    /// Whether a last day comes where there was none, or comes sooner than it did.
    pub fn ends(before: Option<Day>, after: Option<Day>) -> bool {
        after.is_some_and(|after| before.is_none_or(|before| after < before))
    }
}

impl Default for Report {
    /// Of a file of any length.
    fn default() -> Self {
        Self::keeping(Self::KEPT)
    }
}

impl Report {
    /// Rows of each part that are kept where nobody says otherwise; all are counted.
    pub const KEPT: usize = 10_000;

    /// One that keeps so many rows of each part.
    pub fn keeping(most: usize) -> Self {
        Self {
            read: 0,
            created: 0,
            changed: 0,
            unchanged: 0,
            ended: 0,
            refused: Kept::of(most),
            flaws: Kept::of(most),
            done: Kept::of(most),
            written: Kept::of(most),
        }
    }

    /// Counts the row of this line.
    pub fn count(&mut self, line: u64, did: Did) {
        let counter = match did {
            Did::Created => &mut self.created,
            Did::Changed => &mut self.changed,
            Did::Unchanged => &mut self.unchanged,
            Did::Ended => &mut self.ended,
        };
        *counter += 1;
        self.done.add((line, did));
    }

    /// What was done with the first rows that were not refused, by their lines.
    pub fn done(&self) -> &[(u64, Did)] {
        self.done.first()
    }

    /// Counts a row, and tells what it writes.
    pub fn write(&mut self, written: Written) {
        self.count(written.line, written.did);
        if written.did != Did::Unchanged {
            self.written.add(written);
        }
    }

    /// The first rows that write something, in the order of the file.
    pub fn written(&self) -> &[Written] {
        self.written.first()
    }

    /// Two reports with the same one tell the same: counts, rows, values and reasons.
    pub fn fingerprint(&self) -> String {
        let mut digest = Digested(Sha256::new());
        // A digest takes whatever is written to it.
        let _ = write!(digest, "{self:?}");
        HEXLOWER.encode(&digest.0.finalize())
    }

    pub fn refuse(&mut self, refusal: Refusal) {
        self.refused.add(refusal);
    }

    pub fn note(&mut self, flaws: impl IntoIterator<Item = Flaw>) {
        flaws.into_iter().for_each(|flaw| self.flaws.add(flaw));
    }

    /// The exact number, even when they are too many to be kept.
    pub fn refused_count(&self) -> u64 {
        self.refused.count()
    }

    pub fn flaw_count(&self) -> u64 {
        self.flaws.count()
    }

    /// The first ones, in the order of the file.
    pub fn refused(&self) -> &[Refusal] {
        self.refused.first()
    }

    pub fn flaws(&self) -> &[Flaw] {
        self.flaws.first()
    }
}

/// A text that is digested while it is written: a report is as long as its file.
struct Digested(Sha256);

impl Write for Digested {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.update(text);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading::Reason;
    use super::*;

    fn refusal(line: u64) -> Refusal {
        Refusal { line, column: Some("debut"), reason: Reason::BadDate }
    }

    #[test]
    fn the_count_is_exact_beyond_what_is_kept() {
        let mut report = Report::default();
        (1..=10_005).for_each(|line| report.refuse(refusal(line)));
        assert_eq!(report.refused_count(), 10_005);
        assert_eq!(report.refused().len(), 10_000);
        assert_eq!(report.refused()[9_999].line, 10_000);
    }

    #[test]
    fn reports_that_tell_of_other_values_have_another_fingerprint() {
        let of = |after: &str| {
            let mut report = Report::default();
            report.write(Written {
                line: 2,
                did: Did::Changed,
                reference: "T1".into(),
                name: "Roux".into(),
                touched: None,
                changes: Changes::default().of("nom", "Roux", after).into(),
                document: None,
            });
            report.fingerprint()
        };
        assert_eq!(of("Benali"), of("Benali"));
        assert_ne!(of("Benali"), of("Morel"));
    }
}

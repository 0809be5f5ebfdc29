//! What a form says beforehand of how much it takes.

use crate::demandes::wording::{LONGEST_BODY, LONGEST_SUBJECT};
use crate::documents::size;
use crate::web::{App, Visitor};

pub struct Limits {
    pub subject: usize,
    pub body: usize,
    /// « 5 photos ou PDF au plus… »
    pub files: String,
}

impl Limits {
    pub fn of(app: &App, visitor: &Visitor) -> Self {
        let limits = &app.settings.demandes;
        let most = i64::try_from(limits.file_size.count()).unwrap_or(i64::MAX);
        let files =
            visitor.texts.demandes_files_hint(limits.files, size::in_words(most, visitor.lang));
        Self { subject: LONGEST_SUBJECT, body: LONGEST_BODY, files }
    }
}

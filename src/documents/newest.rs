//! A document that its reader has not opened yet, as the home page lists it.

use super::document::DocumentId;
use crate::clock::Day;

/// One line of « Nouveaux documents ».
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDocument {
    pub id: DocumentId,
    pub title: String,
    pub dated_on: Day,
    pub societe_name: String,
}

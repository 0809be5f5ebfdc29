//! « Espace gestion », as those who work for an agency see it.

mod bank;
mod conformite;
mod documents;
mod import_documents;
mod import_reports;
mod imports;
mod journal;
mod keys;
mod letters;
pub mod portfolio;
mod settings;
mod terms;

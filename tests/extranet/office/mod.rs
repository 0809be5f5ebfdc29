//! « Espace gestion », as those who work for an agency see it.

mod bank;
mod conformite;
mod conformite_lists;
pub mod documents;
mod import_access;
mod import_documents;
mod import_reports;
mod imports;
mod journal;
mod keys;
mod letters;
mod nobody_s_account;
pub mod portfolio;
mod settings;
mod terms;

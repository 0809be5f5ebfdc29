//! « Espace gestion », as those who work for an agency see it.

mod conformite;
mod documents;
mod imports;
mod journal;
mod keys;
mod letters;
pub mod portfolio;
mod settings;
mod terms;

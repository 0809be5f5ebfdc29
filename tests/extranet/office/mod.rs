//! « Espace gestion », as those who work for an agency see it.

mod journal;
mod keys;
mod settings;
mod terms;
